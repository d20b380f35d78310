import type { Factor } from "../entities/trust-signal";
import type { FactorRule, TrustPolicy } from "../policies/trust-policy";
import { heldMass, paceAllowance } from "./factor-points";
import type { FactorPoints } from "./trust-evaluation-service";

/**
 * How a factor's points come about, in words with its own numbers: what is compared, by which weight, and whether a
 * limit holds it. Ten points double the odds.
 */
export function formulaWords(
  { factor, good, bad, pointsMilli }: FactorPoints,
  policy: TrustPolicy,
  goodPayments: number,
) {
  const rule = policy.factors[factor];
  const points = `${signed(pointsMilli / 1000)} points${limitWords(rule, pointsMilli)}`;
  if (rule.kind === "count") {
    const allowance = rule.allowance + paceAllowance(policy, factor, goodPayments);
    const excess = heldMass(bad - allowance);
    const above = allowance > 0 ? `${two(bad)} less ${two(allowance)} allowed` : two(bad);
    if (excess === 0) return `${above}: nothing to count, ${points}`;
    return `${above} on a scale of ${rule.k}: doubled ${two(Math.log2(1 + excess / rule.k))} times × weight ${rule.weight} × −10 = ${points}`;
  }
  if (good === 0 && bad === 0) return `Nothing seen: ${points}`;
  const share = (bad + rule.k * rule.p0) / (good + bad + rule.k);
  return `Bad share ${percent(share)} (with ${rule.k} usual facts mixed in) against ${percent(rule.p0)} usual: doubled ${signed(Math.log2(share / rule.p0))} times × weight ${rule.weight} × −10 = ${points}`;
}

/** The good mass of payments, which widens the allowance of a burst. */
export const goodPaymentsOf = (factors: readonly FactorPoints[]): number =>
  factors.find(({ factor }: { factor: Factor }) => factor === "failures")?.good ?? 0;

function limitWords({ capDown, capUp }: FactorRule, pointsMilli: number): string {
  if (pointsMilli !== 0 && pointsMilli === -1000 * capDown) return `, the most it can cost`;
  if (pointsMilli !== 0 && pointsMilli === 1000 * capUp) return `, the most it can give`;
  return "";
}

const two = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const signed = (value: number): string => `${value < 0 ? "−" : value > 0 ? "+" : ""}${Math.abs(value).toFixed(2)}`;
