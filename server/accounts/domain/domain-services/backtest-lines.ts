import { movedAccounts } from "./backtest-service";
import type { BacktestTally } from "./backtest-tally";
import { BACKTEST_WINDOW_DAYS } from "./backtest-tally";
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
