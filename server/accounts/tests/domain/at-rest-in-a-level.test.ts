import fc from "fast-check";
import { expect, it } from "vitest";
import { moveRisk, NO_COOL_DOWN, restingBand } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { NOW } from "../support/trust-facts";

const thresholds = Object.values(trustPolicyV1.thresholds);
const nearThresholds = fc
  .tuple(fc.constantFrom(...thresholds), fc.integer({ min: -3_000, max: 3_000 }))
  .map(([threshold, away]) => Math.min(100_000, Math.max(0, threshold * 1_000 + away)));

it("a score lies in the band of its level exactly when neither the level nor a clock would move", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RISK_LEVELS),
      fc.oneof(fc.integer({ min: 0, max: 100_000 }), nearThresholds),
      (riskLevel, scoreMilli) => {
        const moved = moveRisk({ riskLevel, coolDown: NO_COOL_DOWN }, scoreMilli, NOW, trustPolicyV1);
        const { lowMilli, highMilli } = restingBand(riskLevel, trustPolicyV1);
        const isInside = scoreMilli >= lowMilli && scoreMilli <= highMilli;
        expect(isInside).toBe(moved.riskLevel === riskLevel && Object.keys(moved.coolDown).length === 0);
      },
    ),
    { numRuns: 5_000 },
  );
});
