import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { massColumns, packEvidence, scoreColumns } from "@/server/accounts/domain/domain-services/evidence-columns";
import { MASSES_PER_ACCOUNT, massesInto } from "@/server/accounts/domain/domain-services/score-of-masses";
import { evaluateTrust, scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { foldEvidence } from "@/server/accounts/domain/entities/evidence";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFacts, evidenceOfRows, NOW } from "../support/trust-facts";
import golden from "./trust-policy.golden.json";

const other: TrustPolicy = {
  ...trustPolicyV1,
  version: 2,
  base: 55,
  factors: {
    ...trustPolicyV1.factors,
    couponAbuse: { ...trustPolicyV1.factors.couponAbuse, weight: 2.8, halfLifeDays: 75 },
    failures: { ...trustPolicyV1.factors.failures, halfLifeDays: 33.3 },
  },
};

/** Whole populations, some of them still measured in another policy's half-lives. */
const population = fc.array(fc.record({ facts: anyFacts, policy: fc.constantFrom(trustPolicyV1, other) }), {
  maxLength: 20,
});

describe("scores over typed arrays", () => {
  it("are those of single accounts, bit for bit, under any policy and at any moment", () => {
    fc.assert(
      fc.property(
        population,
        fc.constantFrom(trustPolicyV1, other),
        fc.integer({ min: 0, max: 900 }),
        (people, policy, days) => {
          const at = NOW.getTime() + days * 86_400_000 + 321;
          const all = people.map((one) => foldEvidence(one.facts, one.policy));
          const masses = massColumns(packEvidence(all), at);
          const scores = scoreColumns(masses, policy);
          all.forEach((evidence, row) => {
            const single = new Float64Array(MASSES_PER_ACCOUNT);
            massesInto(single, 0, evidence, at);
            const offset = row * MASSES_PER_ACCOUNT;
            expect(Buffer.from(masses.slice(offset, offset + MASSES_PER_ACCOUNT).buffer)).toEqual(
              Buffer.from(single.buffer),
            );
            expect(scores[row]).toBe(scoreMilliAt(evidence, policy, at));
            expect(scores[row]).toBe(evaluateTrust(evidence, policy, new Date(at)).scoreMilli);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("give the published examples", () => {
    const all = golden.histories.map((example) => evidenceOfRows(example.history));
    const scores = scoreColumns(massColumns(packEvidence(all), NOW.getTime()), trustPolicyV1);
    expect([...scores]).toEqual(golden.histories.map((example) => example.score));
  });
});
