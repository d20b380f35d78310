import { isInForce, type OverrideRule } from "../entities/score-override";
import type { TrustPolicy } from "../policies/trust-policy";
import { isWorseRisk, type RiskLevel } from "../value-objects/risk-level";
import { riskOf } from "./risk-transition-service";
import type { StandingOverride } from "./trust-evaluation-service";

/** The override that holds at a moment, if any does. */
export const overrideAt = <Rule extends OverrideRule>(overrides: readonly Rule[], at: Date): Rule | null =>
  overrides.find((override) => isInForce(override, at)) ?? null;

/** As the scoring function takes it. */
export function standingOverride(override: Pick<OverrideRule, "kind" | "scoreMilli"> | null): StandingOverride {
  if (!override) return {};
  return override.kind === "FLOOR" ? { atLeastMilli: override.scoreMilli } : { atMostMilli: override.scoreMilli };
}

/**
 * The level that counts: at once, and without a cool-down, never worse than a floor's own level and never better than
 * a ceiling's. Within these bounds the computed level goes on as it would, so that it is there when the override ends.
 */
export function riskUnder(
  computed: RiskLevel,
  override: Pick<OverrideRule, "kind" | "scoreMilli"> | null,
  policy: TrustPolicy,
): RiskLevel {
  if (!override) return computed;
  const bound = riskOf(override.scoreMilli, policy);
  const isBeyond = override.kind === "FLOOR" ? isWorseRisk(computed, bound) : isWorseRisk(bound, computed);
  return isBeyond ? bound : computed;
}
