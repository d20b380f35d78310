import { movedAccounts } from "./backtest-service";
import type { BacktestTally } from "./backtest-tally";
import { BACKTEST_WINDOW_DAYS } from "./backtest-tally";
import { type HeldOutFigure, type HeldOutState, heldOutWeek } from "./held-out-week";
import { type Share, wilson } from "./wilson-interval";

export type BacktestLine = { readonly label: string; readonly before: string; readonly after: string };

/** A backtest in a few sentences: what an approver sees frozen beside the question. */
export function backtestLines(tally: BacktestTally): readonly BacktestLine[] {
  const { worse, better } = movedAccounts(tally);
  const { bad, good, flags } = tally;
  return [
    {
      label: "Flags a day",
      before: (flags.live / BACKTEST_WINDOW_DAYS).toFixed(1),
      after: (flags.draft / BACKTEST_WINDOW_DAYS).toFixed(1),
    },
    {
      label: "Known bad caught",
      before: shareWords(wilson(bad.live, bad.total)),
      after: shareWords(wilson(bad.draft, bad.total)),
    },
    {
      label: "Cleared accounts flagged",
      before: shareWords(wilson(good.live, good.total)),
      after: shareWords(wilson(good.draft, good.total)),
    },
    {
      label: "Precision on decided cases",
      before: shareWords(precision(bad.live, good.live)),
      after: shareWords(precision(bad.draft, good.draft)),
    },
    {
      label: "Compared on held-out week",
      before: heldOutWords(heldOutWeek(tally, "live")),
      after: heldOutWords(heldOutWeek(tally, "draft")),
    },
    { label: "Accounts with a worse level", before: "0", after: String(worse) },
    { label: "Accounts with a better level", before: "0", after: String(better) },
    { label: "Cleared accounts newly hit", before: "0", after: String(tally.hitCount) },
  ];
}

export const precision = (bad: number, good: number): Share | null => wilson(bad, bad + good);

/** "88.6% (84.9 to 91.5%), 365 of 412"; what to say without any label. */
export function shareWords(share: Share | null): string {
  if (!share) return "Cannot be measured: 0 decided cases";
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(share.share)}% (${percent(share.low)} to ${percent(share.high)}%), ${share.count} of ${share.of}`;
}

const HELD_OUT_WORDS: Readonly<Record<HeldOutState, string>> = {
  STABLE: "Stable",
  UNSTABLE: "Not stable",
  TOO_FEW: "Too few decided cases",
  NO_LABELS: "Cannot be measured: 0 decided cases",
};

/** "Stable: recall 90.2% (79.0 to 95.7%), 46 of 51, before 88.4% (84.7 to 91.3%), 319 of 361" */
function heldOutWords({ state, recall }: { readonly state: HeldOutState; readonly recall: HeldOutFigure }): string {
  const { heldOut, rest } = recall;
  if (!heldOut || !rest) return HELD_OUT_WORDS[state];
  return `${HELD_OUT_WORDS[state]}: recall ${shareWords(heldOut)}, before ${shareWords(rest)}`;
}
