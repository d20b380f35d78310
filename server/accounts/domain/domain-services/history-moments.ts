import type { Evidence } from "../entities/evidence";
import type { TrustSignal } from "../entities/trust-signal";

/** `THEN`: what was known at each moment. `NOW`: what is known today about it, whenever it was reported. */
export type Knowledge = "THEN" | "NOW";

export type HistorySpan = {
  readonly from: Date;
  readonly to: Date;
  readonly knowledge?: Knowledge;
  /** Evidence of facts that are not among the signals, when an account has more than a screen reads. */
  readonly held?: Evidence;
};

/** Of the points so many may be arrivals: beyond that neighbours share one; the rest of the points show the drift. */
export type HistoryRoom = { readonly points: number; readonly arrivals: number };

type Arrival = readonly [at: number, signals: readonly TrustSignal[]];

/** What was told before the span, and the moments within it with what was told at each; the first and last are its ends. */
export function historyMoments(
  signals: readonly TrustSignal[],
  { from, to, knowledge = "THEN" }: HistorySpan,
  room: HistoryRoom,
): { readonly before: readonly TrustSignal[]; readonly moments: readonly Arrival[] } {
  const start = from.getTime();
  const end = Math.max(start, to.getTime());
  const arrivals = arrivalsOf(signals, knowledge, end);
  const steps = merged(
    arrivals.filter(([at]) => at > start),
    room.arrivals,
  );
  return {
    before: arrivals.filter(([at]) => at <= start).flatMap(([, arrived]) => arrived),
    moments: momentsBetween(start, end, steps, room.points),
  };
}

export const tellingFrom = ({ occurredAt, recordedAt }: TrustSignal, knowledge: Knowledge): number =>
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
function merged(arrivals: readonly Arrival[], most: number): readonly Arrival[] {
  const size = Math.ceil(arrivals.length / most);
  if (size <= 1) return arrivals;
  const groups: Arrival[] = [];
  for (let first = 0; first < arrivals.length; first += size) {
    const group = arrivals.slice(first, first + size);
    groups.push([group.at(-1)?.[0] ?? 0, group.flatMap(([, signals]) => signals)]);
  }
  return groups;
}

/** The arrivals, the two ends, and evenly spread moments between that show the drift. */
function momentsBetween(start: number, end: number, steps: readonly Arrival[], most: number): Arrival[] {
  const samples = Math.max(1, most - 1 - steps.length);
  const moments = new Map<number, readonly TrustSignal[]>();
  for (let sample = 0; sample <= samples; sample += 1) {
    moments.set(Math.round(start + ((end - start) * sample) / samples), []);
  }
  for (const [at, signals] of steps) moments.set(at, signals);
  return [...moments].sort(([a], [b]) => a - b);
}
