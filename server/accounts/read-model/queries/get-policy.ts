import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import type { GetPolicyInput } from "@/server/accounts/application/ports/inbound/policy-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { policyDifferences } from "@/server/accounts/domain/policies/policy-differences";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type PolicyColumns, policyColumns, toPolicyRow } from "./policy-rows";
import { readNewestRun } from "./policy-run";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import { readShadowReport } from "./shadow-report";

export type GetPolicyDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

type Row = PolicyColumns & {
  readonly revision: number;
  readonly content_hash: string;
  readonly document: string;
  readonly follows: number | null;
  readonly approval_id: string | null;
  readonly asked_by: string | null;
  readonly expires_at: Date | null;
};

const select = `SELECT ${policyColumns}, v.revision, v.content_hash, v.document, v.follows, q.id AS approval_id,
  q.requested_by_name AS asked_by, q.expires_at
  FROM policy_version v
  LEFT JOIN approval_request q ON q.id = v.approval_id AND q.state = 'PENDING' AND q.expires_at > $2`;

const byVersion: Statement = { name: "policy-by-version", text: `${select} WHERE v.version = $1` };

/** The draft; else the version in shadow, which was one. */
const openOne: Statement = {
  name: "policy-open",
  text: `${select} WHERE v.state IN ('DRAFT', 'SHADOW') AND v.version > $1 ORDER BY v.state LIMIT 1`,
};

/** One version beside the live one, or beside another: what differs, what the population says, who has to answer. */
export const getPolicy =
  ({ pool, now, policies }: GetPolicyDeps) =>
  async (input: GetPolicyInput, actor: StaffActor): Promise<Result<PolicyDto>> => {
    const refused = refuseUnless(actor, "policy.read");
    if (refused) return refused;
    const live = await policies.live();
    const at = now();
    return readTogether(pool, async (read) => {
      const [row] =
        input.version === "draft" ? await read<Row>(openOne, [0, at]) : await read<Row>(byVersion, [input.version, at]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "policy" });
      const beside = input.with ?? (row.version === live.version ? row.follows : live.version);
      return done(await toPolicy(read, row, { actor, live: live.version, beside, at }));
    });
  };

type About = { readonly actor: StaffActor; readonly live: number; readonly beside: number | null; readonly at: Date };

async function toPolicy(read: ReadRows, row: Row, { actor, live, beside, at }: About): Promise<PolicyDto> {
  const document = documentOf(row);
  const [other] = beside === null || beside === row.version ? [] : await read<Row>(byVersion, [beside, at]);
  const compared = other
    ? { version: other.version, document: documentOf(other), liveSince: other.published_at }
    : null;
  const { version, content_hash: contentHash, shadow_since: since } = row;
  const waiting =
    row.approval_id !== null && row.asked_by !== null && row.expires_at !== null
      ? { approvalId: row.approval_id, by: row.asked_by, expiresAt: row.expires_at }
      : null;
  return {
    ...toPolicyRow(row, actor.accountId),
    revision: row.revision,
    contentHash,
    document,
    compared,
    changes: compared ? policyDifferences(compared.document, document) : [],
    waiting,
    run: await readNewestRun(read, { version, contentHash, live, at }),
    shadow: since && (await readShadowReport(read, version, { since, until: row.published_at ?? row.retired_at, at })),
    readAt: at,
  };
}

function documentOf({ version, document }: Pick<Row, "version" | "document">): TrustPolicy {
  const parsed = parseTrustPolicy(JSON.parse(document));
  if (parsed.ok) return parsed.value;
  throw new Error(`Trust policy ${version} on record has numbers that this release refuses.`);
}
