import { addSignals, type Evidence, foldEvidence, NO_EVIDENCE } from "../entities/evidence";
import type { Factor, TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { TrustScore } from "../value-objects/trust-score";
import { type HistorySpan, historyMoments, type Knowledge, tellingFrom } from "./history-moments";
import { type Evaluation, evaluateTrust } from "./trust-evaluation-service";

/** One exact value of the score; between two of them it drifts. */
export type HistoryPoint = {
  readonly at: Date;
  readonly scoreMilli: TrustScore;
  /** What arrived here, with what it moved; null for a point that only shows the drift. */
  readonly arrival: HistoryArrival | null;
};

export type HistoryArrival = {
  readonly beforeMilli: TrustScore;
  readonly signalCount: number;
  readonly signalIds: readonly string[];
  /** By how much each factor moved, largest first. Factors that did not move are left out. */
  readonly moves: readonly { readonly factor: Factor; readonly movedMilli: number }[];
};

export const HISTORY_POINTS_AT_MOST = 400;
const ARRIVALS_AT_MOST = 300;

/** The score at a past moment, under the policy that was live then, from the signals known by then. */
export function scoreAt(
  signals: readonly TrustSignal[],
  policy: TrustPolicy,
  at: Date,
  knowledge: Knowledge = "THEN",
): Evaluation {
  const known = signals.filter((signal) => tellingFrom(signal, knowledge) <= at.getTime());
  return evaluateTrust(foldEvidence(known, policy), policy, at);
}

/**
 * The steps of a score chart, oldest first, at most 400: a point where signals arrived, with what each factor moved,
 * and points between for the drift. Every value is exact at its moment; the first is at `from`, the last at `to`.
 */
export function scoreHistory(
  signals: readonly TrustSignal[],
  policy: TrustPolicy,
  { held = NO_EVIDENCE, ...span }: HistorySpan,
): readonly HistoryPoint[] {
  const room = { points: HISTORY_POINTS_AT_MOST, arrivals: ARRIVALS_AT_MOST };
  const { before, moments } = historyMoments(signals, span, room);
  let evidence = addSignals(held, before, policy);
  return moments.map(([at, arrived]) => {
    const point = pointAt(evidence, arrived, policy, new Date(at));
    evidence = point.evidence;
    return point.shown;
  });
}

function pointAt(before: Evidence, arrived: readonly TrustSignal[], policy: TrustPolicy, at: Date) {
  const evidence = addSignals(before, arrived, policy);
  const now = evaluateTrust(evidence, policy, at);
  const arrival = arrived.length > 0 ? arrivalOf(evaluateTrust(before, policy, at), now, arrived) : null;
  return { evidence, shown: { at, scoreMilli: now.scoreMilli, arrival } };
}

function arrivalOf(before: Evaluation, now: Evaluation, arrived: readonly TrustSignal[]): HistoryArrival {
  const moves = now.factors
    .map(({ factor, pointsMilli }, index) => ({
      factor,
      movedMilli: pointsMilli - (before.factors[index]?.pointsMilli ?? 0),
    }))
    .filter(({ movedMilli }) => movedMilli !== 0)
    .sort((a, b) => Math.abs(b.movedMilli) - Math.abs(a.movedMilli));
  return {
    beforeMilli: before.scoreMilli,
    signalCount: arrived.length,
    signalIds: arrived.slice(0, SIGNAL_IDS_AT_MOST).map(({ id }) => id),
    moves,
  };
}

/** Enough to link to; `signalCount` says how many there were. */
const SIGNAL_IDS_AT_MOST = 20;
