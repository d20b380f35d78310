import type { FieldProblem } from "../exceptions/refusal";
import { KYC_LEVELS } from "../value-objects/kyc-level";
import { RISK_LEVELS } from "../value-objects/risk-level";
import type { TrustPolicy } from "./trust-policy";

/** Numbers that are fine alone and wrong together. */
export function contradictionsIn({
  thresholds,
  hysteresis,
  action,
  factors,
  review,
  outputs,
  approvals,
}: TrustPolicy): readonly FieldProblem[] {
  const rules: [boolean, string, string][] = [
    [
      thresholds.LOW - thresholds.MEDIUM > hysteresis,
      "thresholds.LOW",
      `Must lie more than the hysteresis of ${hysteresis} above MEDIUM.`,
    ],
    [
      thresholds.MEDIUM - thresholds.HIGH > hysteresis,
      "thresholds.MEDIUM",
      `Must lie more than the hysteresis of ${hysteresis} above HIGH.`,
    ],
    [
      thresholds.LOW + hysteresis <= 100,
      "thresholds.LOW",
      "With the hysteresis it would lie above 100: nobody could reach LOW again.",
    ],
    [action.deny <= action.review, "action.deny", "Must not lie above the score for a review."],
    [factors.burst.kind === "count", "factors.burst.kind", "A burst is a count above an allowance."],
    [
      factors.failures.kind === "rate",
      "factors.failures.kind",
      "Payment failures are a rate: the burst allowance needs their good side.",
    ],
    [
      factors.burst.halfLifeDays <= factors.failures.halfLifeDays,
      "factors.burst.halfLifeDays",
      "Must not exceed that of failures, or a burst could grow by itself as time passes.",
    ],
    [
      review.sampleMinPerDay <= review.sampleMaxPerDay,
      "review.sampleMinPerDay",
      "Must not exceed the most samples a day.",
    ],
    [
      approvals.accountsAtOnceAlone <= approvals.accountsAtOnceMax,
      "approvals.accountsAtOnceAlone",
      "Must not exceed the most accounts at once.",
    ],
  ];
  const broken = rules.filter(([holds]) => !holds).map(([, field, problem]) => ({ field, problem }));
  return [...broken, ...worseNeverGivesMore(outputs)];
}

/** A worse level may not allow larger orders than a better one at the same KYC level. */
function worseNeverGivesMore({ maxOrderMinor }: TrustPolicy["outputs"]): FieldProblem[] {
  return RISK_LEVELS.slice(1).flatMap((risk, index) =>
    KYC_LEVELS.filter((kyc) => maxOrderMinor[risk][kyc] > maxOrderMinor[RISK_LEVELS[index] ?? "LOW"][kyc]).map(
      (kyc) => ({
        field: `outputs.maxOrderMinor.${risk}.${kyc}`,
        problem: "A worse level must not allow larger orders than a better one.",
      }),
    ),
  );
}
