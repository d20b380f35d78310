import { expect, it } from "vitest";
import { formulaWords, goodPaymentsOf } from "@/server/accounts/domain/domain-services/formula-words";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { bad, evidenceOf, good, NOW } from "../support/trust-facts";

function wordsOf(factor: Factor, ...facts: readonly Fact[]): string {
  const { factors } = evaluateTrust(evidenceOf(...facts), trustPolicyV1, NOW);
  const points = factors.find((one) => one.factor === factor);
  return points ? formulaWords(points, trustPolicyV1, goodPaymentsOf(factors)) : "";
}

it("says of a count how often its scale was doubled, and what that costs", () => {
  expect(wordsOf("couponAbuse", bad("couponAbuse", 3, 0))).toBe(
    "3.00 on a scale of 3: doubled 1.00 times × weight 2.4 × −10 = −24.00 points",
  );
});

it("says of a rate which share is compared with which", () => {
  expect(wordsOf("completion", good("completion", 20, 0))).toBe(
    "Bad share 4.0 % (with 20 usual facts mixed in) against 8.0 % usual: doubled −1.00 times × weight 0.9 × −10 = +9.00 points",
  );
});

it("says when a limit holds it, and what is allowed", () => {
  expect(wordsOf("couponAbuse", bad("couponAbuse", 60, 0))).toContain("−35.00 points, the most it can cost");
  expect(wordsOf("burst", bad("burst", 1, 0), good("failures", 5, 0))).toBe(
    "1.00 less 1.50 allowed: nothing to count, 0.00 points",
  );
  expect(wordsOf("disputes")).toBe("Nothing seen: 0.00 points");
});
