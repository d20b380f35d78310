import type { ShadowReportDto } from "@/server/accounts/application/dto/policy-dto";
import { readTally } from "@/server/accounts/application/use-cases/start-backtest/read-tally";
import { wilson } from "@/server/accounts/domain/domain-services/wilson-interval";
import type { ReadRows, Statement } from "./read-pool";

type FlagRow = {
  readonly both: number;
  readonly only_live: number;
  readonly only_shadow: number;
  readonly brought_up: number;
  readonly decided: number;
  readonly bad: number;
};
type PassRow = { readonly passes: number; readonly tally: unknown; readonly last_at: Date | null };

/** An account that only the shadow flags was brought up otherwise when a case of it opened since. */
const flags: Statement = {
  name: "shadow-flags",
  text: `
    SELECT count(*) FILTER (WHERE f.live_flagged_at IS NOT NULL AND f.shadow_flagged_at IS NOT NULL)::int AS both,
           count(*) FILTER (WHERE f.shadow_flagged_at IS NULL)::int AS only_live,
           count(*) FILTER (WHERE f.live_flagged_at IS NULL)::int AS only_shadow,
           count(*) FILTER (WHERE f.live_flagged_at IS NULL AND c.opened IS NOT NULL)::int AS brought_up,
           count(*) FILTER (WHERE f.shadow_flagged_at IS NOT NULL AND d.decision IS NOT NULL)::int AS decided,
           count(*) FILTER (WHERE f.shadow_flagged_at IS NOT NULL AND d.decision <> 'CLEAR')::int AS bad
      FROM shadow_flag f
      LEFT JOIN LATERAL (
        SELECT 1 AS opened FROM review_case r WHERE r.account_id = f.account_id AND r.opened_at >= $2 LIMIT 1) c ON true
      LEFT JOIN LATERAL (
        SELECT r.decision FROM review_case r
         WHERE r.account_id = f.account_id AND r.state = 'DECIDED' AND r.decision NOT IN ('VERIFY', 'ESCALATE')
           AND r.decided_at >= $2
         ORDER BY r.decided_at DESC LIMIT 1) d ON true
     WHERE f.policy_version = $1`,
};

const passes: Statement = {
  name: "shadow-passes",
  text: `SELECT (count(*) OVER ())::int AS passes, tally, finished_at AS last_at
           FROM policy_run WHERE policy_version = $1 AND kind = 'SHADOW' AND state = 'DONE'
          ORDER BY asked_at DESC LIMIT 1`,
};

/** What the version in shadow would have done so far; nobody's state was changed for it. */
export async function readShadowReport(
  read: ReadRows,
  version: number,
  { since, until, at }: { readonly since: Date; readonly until: Date | null; readonly at: Date },
): Promise<ShadowReportDto> {
  const [row] = await read<FlagRow>(flags, [version, since]);
  const [pass] = await read<PassRow>(passes, [version]);
  const tally = pass ? readTally(pass.tally) : null;
  const hours = ((until ?? at).getTime() - since.getTime()) / 3_600_000;
  return {
    since,
    hours,
    isEnough: hours >= 24,
    accounts: tally?.accounts ?? 0,
    passes: pass?.passes ?? 0,
    lastPassAt: pass?.last_at ?? null,
    moves: tally?.moves ?? null,
    flaggedByBoth: row?.both ?? 0,
    onlyLive: row?.only_live ?? 0,
    onlyShadow: row?.only_shadow ?? 0,
    overlap: wilson(row?.brought_up ?? 0, row?.only_shadow ?? 0),
    precision: wilson(row?.bad ?? 0, row?.decided ?? 0),
  };
}
