import { addSignals, type Evidence, foldEvidence, NO_EVIDENCE } from "../entities/evidence";
import type { Factor, TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { TrustScore } from "../value-objects/trust-score";
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

/** `THEN`: what was known at each moment. `NOW`: what is known today about it, whenever it was reported. */
export type Knowledge = "THEN" | "NOW";

export type HistorySpan = {
  readonly from: Date;
  readonly to: Date;
  readonly knowledge?: Knowledge;
  /** Evidence of facts that are not among the signals, when an account has more than a screen reads. */
  readonly held?: Evidence;
};

export const HISTORY_POINTS_AT_MOST = 400;

/** Arrivals beyond this many share a point with their neighbours; the rest of the points show the drift. */
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
  { from, to, knowledge = "THEN", held = NO_EVIDENCE }: HistorySpan,
): readonly HistoryPoint[] {
  const start = from.getTime();
  const end = Math.max(start, to.getTime());
  const arrivals = arrivalsOf(signals, knowledge, end);
  const before = arrivals.filter(([at]) => at <= start).flatMap(([, arrived]) => arrived);
  const steps = merged(arrivals.filter(([at]) => at > start));
  const moments = momentsBetween(start, end, steps);
  let evidence = addSignals(held, before, policy);
  return moments.map(([at, arrived]) => {
    const point = pointAt(evidence, arrived, policy, new Date(at));
    evidence = point.evidence;
    return point.shown;
  });
}

type Arrival = readonly [at: number, signals: readonly TrustSignal[]];

const tellingFrom = ({ occurredAt, recordedAt }: TrustSignal, knowledge: Knowledge): number =>
  knowledge === "NOW" ? occurredAt.getTime() : Math.max(occurredAt.getTime(), recordedAt.getTime());

function arrivalsOf(signals: readonly TrustSignal[], knowledge: Knowledge, end: number): Arrival[] {
  const arrivals = new Map<number, TrustSignal[]>();
  for (const signal of signals) {
    const at = tellingFrom(signal, knowledge);
    const together = arrivals.get(at);
    if (together) together.push(signal);
    else if (at <= end) arrivals.set(at, [signal]);
  }
  return [...arrivals].sort(([a], [b]) => a - b);
}

/** Neighbours share a point, at the last of them, when there are more arrivals than points for them. */
function merged(arrivals: readonly Arrival[]): readonly Arrival[] {
  const size = Math.ceil(arrivals.length / ARRIVALS_AT_MOST);
  if (size <= 1) return arrivals;
  const groups: Arrival[] = [];
  for (let first = 0; first < arrivals.length; first += size) {
    const group = arrivals.slice(first, first + size);
    groups.push([group.at(-1)?.[0] ?? 0, group.flatMap(([, signals]) => signals)]);
  }
  return groups;
}

/** The arrivals, the two ends, and evenly spread moments between that show the drift. */
function momentsBetween(start: number, end: number, steps: readonly Arrival[]): Arrival[] {
  const samples = Math.max(1, HISTORY_POINTS_AT_MOST - 1 - steps.length);
  const moments = new Map<number, readonly TrustSignal[]>();
  for (let sample = 0; sample <= samples; sample += 1) {
    moments.set(Math.round(start + ((end - start) * sample) / samples), []);
  }
  for (const [at, signals] of steps) moments.set(at, signals);
  return [...moments].sort(([a], [b]) => a - b);
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
