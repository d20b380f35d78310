import type { PolicyDto, PolicyGuardDto, PolicyMergeDto } from "@/server/accounts/application/dto/policy-dto";
import type { GetPolicyInput } from "@/server/accounts/application/ports/inbound/policy-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { isPolicyState } from "@/server/accounts/domain/entities/policy-version";
import { policyDifferences } from "@/server/accounts/domain/policies/policy-differences";
import { guardEnd, guardedSince } from "@/server/accounts/domain/policies/policy-guard";
import { mergeQuestion } from "@/server/accounts/domain/policies/policy-merge";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { known } from "./column-values";
import { flagsSince } from "./flags-since";
import { type PolicyColumns, policyColumns, toPolicyRow } from "./policy-rows";
import { readNewestRun } from "./policy-run";
import type { PolicySource } from "./policy-source";
import { readRamp } from "./ramp-steps";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import { readShadowReport } from "./shadow-report";

export type GetPolicyDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

type Row = PolicyColumns & {
  readonly revision: number;
  readonly content_hash: string;
  readonly document: string;
  readonly follows: number | null;
  readonly guard_flags: number | null;
  readonly approval_id: string | null;
  readonly asked_by: string | null;
  readonly expires_at: Date | null;
};

const select = `SELECT ${policyColumns}, v.revision, v.content_hash, v.document, v.follows, v.guard_flags, q.id AS approval_id,
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
    merge: await mergeOf(read, row, { document, live, at }),
    guard: await guardOf(read, row, at),
    ...(await readRamp(read, { version, contentHash, share: row.ramp_share ?? 0, at })),
    waiting,
    run: await readNewestRun(read, { version, contentHash, live, at }),
    shadow: since && (await readShadowReport(read, version, { since, until: row.published_at ?? row.retired_at, at })),
    readAt: at,
  };
}

/** A draft on another version than the live one: what both changed since. */
async function mergeOf(
  read: ReadRows,
  { state, based_on: base }: Row,
  { document, live, at }: { readonly document: TrustPolicy; readonly live: number; readonly at: Date },
): Promise<PolicyMergeDto | null> {
  if (state !== "DRAFT" || base === null || base === live) return null;
  const [began] = await read<Row>(byVersion, [base, at]);
  const [now] = await read<Row>(byVersion, [live, at]);
  if (!began || !now) return null;
  const question = mergeQuestion({ base: documentOf(began), theirs: documentOf(now), mine: document });
  return question.open.length === 0 ? null : { base, live, ...question };
}

const flags: Statement = { name: "policy-guard-flags", text: flagsSince("$1::timestamptz") };

/** The bound that was told, and while it is watched, how near to it the version is. */
async function guardOf(read: ReadRows, row: Row, at: Date): Promise<PolicyGuardDto | null> {
  const { guard_flags: bound, published_at: publishedAt } = row;
  if (bound === null) return null;
  const version = { state: known("policy state", isPolicyState)(row.state), publishedAt, guardFlags: bound };
  const [since, until] = [guardedSince(version, at), guardEnd(version)];
  if (!since || !until) return { bound, watched: null };
  const [counted] = await read<{ flags: number }>(flags, [since]);
  return { bound, watched: { flags: counted?.flags ?? 0, until } };
}

function documentOf({ version, document }: Pick<Row, "version" | "document">): TrustPolicy {
  const parsed = parseTrustPolicy(JSON.parse(document));
  if (parsed.ok) return parsed.value;
  throw new Error(`Trust policy ${version} on record has numbers that this release refuses.`);
}
