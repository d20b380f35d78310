import { addSignals, type Evidence } from "../entities/evidence";
import { FACTORS_OF_INPUT, type TrustInput } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { isWorseRisk, type RiskLevel } from "../value-objects/risk-level";
import { riskOf } from "./risk-transition-service";
import { type Evaluation, scoreMilliAt } from "./trust-evaluation-service";

/** A small change that would lift the score to a better level; the level still takes its cool-down to follow. */
export type Counterfactual = { readonly scoreMilli: number; readonly riskLevel: RiskLevel } & (
  | { readonly change: "WITHOUT_INPUT"; readonly input: TrustInput }
  | { readonly change: "MORE_GOOD_ORDERS"; readonly count: number }
);

const MOST_ORDERS = 60;

/** Which single input, were nothing known of it, or how many good orders more would lift the score a level. */
export function counterfactuals(evidence: Evidence, evaluation: Evaluation, policy: TrustPolicy): Counterfactual[] {
  const risk = riskOf(evaluation.scoreMilli, policy);
  const withoutOne = evaluation.lines
    .filter(({ pointsMilli }) => pointsMilli < 0)
    .flatMap(({ input }): Counterfactual[] => {
      const reached = reach(withoutInput(evidence, input), policy, evaluation.at);
      return isWorseRisk(risk, reached.riskLevel) ? [{ change: "WITHOUT_INPUT", input, ...reached }] : [];
    })
    .sort((a, b) => a.scoreMilli - b.scoreMilli);
  const orders = fewestGoodOrders(evidence, risk, evaluation.at, policy);
  return orders ? [...withoutOne, orders] : withoutOne;
}

function reach(evidence: Evidence, policy: TrustPolicy, at: Date) {
  const scoreMilli = scoreMilliAt(evidence, policy, at.getTime());
  return { scoreMilli, riskLevel: riskOf(scoreMilli, policy) };
}

const withoutInput = (evidence: Evidence, input: TrustInput): Evidence =>
  Object.fromEntries(
    Object.entries(evidence).filter(([factor]) => !FACTORS_OF_INPUT[input].some((own) => own === factor)),
  );

function fewestGoodOrders(evidence: Evidence, risk: RiskLevel, at: Date, policy: TrustPolicy): Counterfactual | null {
  let grown = evidence;
  for (let count = 1; count <= MOST_ORDERS; count += 1) {
    grown = addSignals(
      grown,
      (["completion", "refunds", "failures"] as const).map((factor) => good(factor, at)),
      policy,
    );
    const reached = reach(grown, policy, at);
    if (isWorseRisk(risk, reached.riskLevel)) return { change: "MORE_GOOD_ORDERS", count, ...reached };
  }
  return null;
}

const good = (factor: "completion" | "refunds" | "failures", occurredAt: Date) => ({
  factor,
  good: 1,
  bad: 0,
  occurredAt,
});
