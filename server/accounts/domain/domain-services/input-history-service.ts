import { addSignals, type Evidence, NO_EVIDENCE } from "../entities/evidence";
import { FACTORS_OF_INPUT, TRUST_INPUTS, type TrustInput, type TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { type HistorySpan, historyMoments } from "./history-moments";
import { evaluateTrust } from "./trust-evaluation-service";

/** What each input gave at the same moments, oldest first, in milli-points; exact at every one. */
export type InputHistory = {
  readonly moments: readonly Date[];
  readonly pointsMilli: Readonly<Partial<Record<TrustInput, readonly number[]>>>;
};

/** Enough for a line of a few hundred pixels. */
const ROOM = { points: 64, arrivals: 48 } as const;

/** How the points of every input moved that gave any; the first moment is `from`, the last `to`. */
export function inputHistory(
  signals: readonly TrustSignal[],
  policy: TrustPolicy,
  { held = NO_EVIDENCE, ...span }: HistorySpan,
): InputHistory {
  const { before, moments } = historyMoments(signals, span, ROOM);
  let evidence: Evidence = addSignals(held, before, policy);
  const given = moments.map(([at, arrived]) => {
    evidence = addSignals(evidence, arrived, policy);
    return inputPoints(evidence, policy, new Date(at));
  });
  const moved = TRUST_INPUTS.filter((input) => given.some((points) => points.get(input) !== 0));
  return {
    moments: moments.map(([at]) => new Date(at)),
    pointsMilli: Object.fromEntries(
      moved.map((input) => [input, given.map((points): number => points.get(input) ?? 0)]),
    ),
  };
}

function inputPoints(evidence: Evidence, policy: TrustPolicy, at: Date): ReadonlyMap<TrustInput, number> {
  const { factors } = evaluateTrust(evidence, policy, at);
  const of = (input: TrustInput): number =>
    factors
      .filter(({ factor }) => FACTORS_OF_INPUT[input].includes(factor))
      .reduce((sum, { pointsMilli }) => sum + pointsMilli, 0);
  return new Map(TRUST_INPUTS.map((input) => [input, of(input)]));
}
