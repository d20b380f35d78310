import type { PolicyPageDto } from "@/server/accounts/application/dto/policy-dto";
import type { ListPoliciesInput } from "@/server/accounts/application/ports/inbound/policy-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { pageCursors } from "./page-cursor";
import { type PolicyColumns, policyColumns, toPolicyRow } from "./policy-rows";
import type { PolicySource } from "./policy-source";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

export type ListPoliciesDeps = {
  readonly pool: ReadPool;
  readonly sealer: Sealer;
  readonly now: Clock;
  readonly policies: PolicySource;
};

const newestFirst: Statement = {
  name: "policies",
  text: `SELECT ${policyColumns} FROM policy_version v WHERE v.version < $1 ORDER BY v.version DESC LIMIT $2`,
};

const open: Statement = {
  name: "policies-open",
  text: "SELECT version, state FROM policy_version WHERE state = 'DRAFT' UNION ALL SELECT version, state FROM policy_version WHERE state = 'SHADOW'",
};

const ramping: Statement = {
  name: "policies-ramping",
  text: `SELECT version, ramp_share AS share, ramp_paused_at IS NOT NULL AS "isPaused"
           FROM policy_version WHERE state = 'RAMPING'`,
};

const LAST = 2_147_483_647;

/** Every version there ever was, newest first, and which are open. VALIDATION for a foreign cursor. */
export const listPolicies =
  ({ pool, sealer, now, policies }: ListPoliciesDeps) =>
  async ({ cursor, limit }: ListPoliciesInput, actor: StaffActor): Promise<Result<PolicyPageDto>> => {
    const refused = refuseUnless(actor, "policy.read");
    if (refused) return refused;
    const cursors = pageCursors<readonly [version: number]>(sealer, "policies", [actor.accountId]);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    const live = await policies.live();
    return readAlone(pool, async (read) => {
      const found = await read<PolicyColumns>(newestFirst, [after.value?.[0] ?? LAST, limit + 1]);
      const opened = await read<{ version: number; state: string }>(open, []);
      const [onRamp] = await read<NonNullable<PolicyPageDto["ramping"]>>(ramping, []);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toPolicyRow(row, actor.accountId)),
        nextCursor: last ? cursors.seal([last.version]) : null,
        live: live.version,
        draft: opened.find(({ state }) => state === "DRAFT")?.version ?? null,
        ramping: onRamp ?? null,
        shadow: opened.find(({ state }) => state === "SHADOW")?.version ?? null,
        readAt: now(),
      });
    });
  };
