import fc from "fast-check";
import { expect, it } from "vitest";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { addSignals, factorsToFold, foldAgain, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFacts, NOW } from "../support/trust-facts";

const longer = {
  ...trustPolicyV1,
  version: 2,
  factors: {
    ...trustPolicyV1.factors,
    couponAbuse: { ...trustPolicyV1.factors.couponAbuse, halfLifeDays: 75 },
    disputes: { ...trustPolicyV1.factors.disputes, halfLifeDays: 90.5 },
  },
};
/** The same numbers, with the half-lives of version 1. */
const shorterAgain = { ...longer, factors: trustPolicyV1.factors };

it("gives, folded again from the facts of those factors alone, the very evidence of all facts under the new policy", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const old = foldEvidence(facts, trustPolicyV1);
      const factors = factorsToFold(old, longer);
      const again = foldAgain(
        old,
        factors,
        facts.filter(({ factor }) => factors.includes(factor)),
        longer,
      );
      const direct = foldEvidence(facts, longer);
      for (const factor of Object.keys(direct)) expect(again).toHaveProperty(factor, Reflect.get(direct, factor));
      expect(factorsToFold(again, longer)).toEqual([]);
    }),
  );
});

it("never misreads evidence that is not folded yet: its masses are the old half-life's until then", () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, more) => {
      const old = foldEvidence(facts, trustPolicyV1);
      expect(scoreMilliAt(old, longer, NOW.getTime())).toBe(scoreMilliAt(old, shorterAgain, NOW.getTime()));
      const joined = addSignals(
        old,
        more.filter(({ factor }) => old[factor] !== undefined),
        longer,
      );
      const alone = addSignals(
        old,
        more.filter(({ factor }) => old[factor] !== undefined),
        trustPolicyV1,
      );
      expect(joined).toEqual(alone);
    }),
  );
});

it("leaves evidence alone whose half-lives stay", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(factorsToFold(foldEvidence(facts, trustPolicyV1), trustPolicyV1)).toEqual([]);
      expect(JSON.stringify(foldEvidence(facts, trustPolicyV1))).not.toContain("halfLifeDays");
    }),
  );
});
