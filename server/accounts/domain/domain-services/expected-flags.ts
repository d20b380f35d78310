import { GUARD_MAX_FLAGS } from "../policies/policy-guard";
import { RISK_LEVELS } from "../value-objects/risk-level";
import { BACKTEST_WINDOW_DAYS, type BacktestTally } from "./backtest-tally";
import { isFlagged } from "./review-trigger-service";

/**
 * How many accounts a version is expected to flag in its first 24 hours: as many as on any day, and those at once whom
 * it moves into a level that is looked at.
 */
export function expectedFlags({ flags, moves }: Pick<BacktestTally, "flags" | "moves">): number {
  const flagged = RISK_LEVELS.map(isFlagged);
  const atOnce = moves.flatMap((row, from) => row.filter((_, to) => !flagged[from] && flagged[to]));
  return flags.draft / BACKTEST_WINDOW_DAYS + atOnce.reduce((sum, count) => sum + count, 0);
}

/** Half as many again as expected. */
export const suggestedBound = (expected: number): number =>
  Math.min(GUARD_MAX_FLAGS, Math.max(1, Math.ceil(expected * 1.5)));
