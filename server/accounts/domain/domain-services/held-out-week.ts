import type { BacktestTally, Labelled, Sides } from "./backtest-tally";
import { newcombe, type ShareDifference } from "./newcombe-interval";
import { type Share, wilson } from "./wilson-interval";

/**
 * 97.5% of the normal curve: two shares are judged, and together they are to doubt a sound policy once in twenty weeks
 * (Bonferroni).
 */
const Z_EACH_OF_TWO = 2.241402727604947;

/** Of fewer cases, Wilson's interval of a middling share spans more than half of the scale: nothing could differ. */
export const HELD_OUT_AT_LEAST = 12;

export const HELD_OUT_STATES = ["STABLE", "UNSTABLE", "TOO_FEW", "NO_LABELS"] as const;
export type HeldOutState = (typeof HELD_OUT_STATES)[number];

/** A share among the cases of the held-out week, beside the same share among all earlier ones. */
export type HeldOutFigure = {
  readonly state: Exclude<HeldOutState, "NO_LABELS">;
  readonly heldOut: Share | null;
  readonly rest: Share | null;
  /** Held-out week less the rest; null where either is too small to tell. */
  readonly difference: ShareDifference | null;
};

export type HeldOutWeek = {
  readonly state: HeldOutState;
  /** Of the bad ones, how many are flagged. */
  readonly recall: HeldOutFigure;
  /** Of the flagged ones, how many are bad; null in a run that did not keep the cleared ones apart. */
  readonly precision: HeldOutFigure | null;
};

/**
 * Does a policy do on cases that were decided within the last week as it does on all before? Numbers that were tuned to
 * old cases catch those and fewer of the new. A difference counts when its interval, of 97.5%, leaves out 0.
 */
export function heldOutWeek({ bad, good, badLately, goodLately }: HeldOutCounts, side: keyof Sides<null>): HeldOutWeek {
  const recall = figure(
    { count: badLately[side], of: badLately.total },
    { count: bad[side] - badLately[side], of: bad.total - badLately.total },
  );
  const precision = goodLately && precisionOf({ bad, good, badLately, goodLately }, side);
  const isUnstable = recall.state === "UNSTABLE" || precision?.state === "UNSTABLE";
  return { state: bad.total === 0 ? "NO_LABELS" : isUnstable ? "UNSTABLE" : recall.state, recall, precision };
}

type HeldOutCounts = Pick<BacktestTally, "bad" | "good" | "badLately" | "goodLately">;
type Counted = { readonly count: number; readonly of: number };

function precisionOf(
  { bad, good, badLately, goodLately }: HeldOutCounts & { readonly goodLately: Labelled },
  side: keyof Sides<null>,
): HeldOutFigure {
  const [badBefore, goodBefore] = [bad[side] - badLately[side], good[side] - goodLately[side]];
  return figure(
    { count: badLately[side], of: badLately[side] + goodLately[side] },
    { count: badBefore, of: badBefore + goodBefore },
  );
}

function figure(lately: Counted, before: Counted): HeldOutFigure {
  const [heldOut, rest] = [lately, before].map(({ count, of }) => wilson(count, of));
  const [wideHeldOut, wideRest] = [lately, before].map(({ count, of }) => wilson(count, of, Z_EACH_OF_TWO));
  const isEnough = lately.of >= HELD_OUT_AT_LEAST && before.of >= HELD_OUT_AT_LEAST;
  if (!isEnough || !wideHeldOut || !wideRest)
    return { state: "TOO_FEW", heldOut: heldOut ?? null, rest: rest ?? null, difference: null };
  const difference = newcombe(wideHeldOut, wideRest);
  const isStable = difference.low <= 0 && difference.high >= 0;
  return { state: isStable ? "STABLE" : "UNSTABLE", heldOut: heldOut ?? null, rest: rest ?? null, difference };
}
