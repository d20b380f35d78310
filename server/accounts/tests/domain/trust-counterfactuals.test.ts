import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { counterfactuals, wantedLevel } from "@/server/accounts/domain/domain-services/counterfactual-service";
import { applyChanges } from "@/server/accounts/domain/domain-services/hypothetical-service";
import { clearingMilli } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Fact, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, anyFact, bad, daysBefore, evidenceOf, good, NOW } from "../support/trust-facts";

function factsOf(facts: readonly Fact[], who = { buys: true, sells: true }) {
  const evidence = evidenceOf(...facts);
  const state = openTrustProfile({ accountId: ASHA, kycLevel: "CONTACT", policy: trustPolicyV1, at: NOW, evidence });
  return { state, evidence, facts, ...who };
}

const found = (facts: readonly Fact[], who?: { buys: boolean; sells: boolean }) =>
  counterfactuals(factsOf(facts, who), trustPolicyV1, NOW);

const scoreAfter = (facts: readonly Fact[], changes: Parameters<typeof applyChanges>[1]): number => {
  const { evidence, at } = applyChanges({ evidence: evidenceOf(...facts), at: NOW }, changes, trustPolicyV1);
  return scoreMilliAt(evidence, trustPolicyV1, at.getTime());
};

const manyFacts = fc.array(
  fc.record({ fact: anyFact, days: fc.integer({ min: 0, max: 90 }) }).map(
    ({ fact, days }): Fact => ({
      ...fact,
      good: Math.min(fact.good, 5),
      bad: Math.min(fact.bad, 5),
      occurredAt: daysBefore(days + 0.25),
    }),
  ),
  { minLength: 1, maxLength: 14 },
);

/** Golden example 8: an average buyer who abused three coupons. */
const asha = [
  good("completion", 9, 45),
  good("refunds", 9, 45),
  good("failures", 3, 20),
  bad("couponAbuse", 1, 20),
  bad("couponAbuse", 1, 5),
  bad("couponAbuse", 1, 1),
];

describe("what would clear a flag", () => {
  it("gives exactly the score it promises, and that score is enough", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const known = factsOf(facts);
        const wanted = wantedLevel(known.state.riskLevel);
        for (const one of counterfactuals(known, trustPolicyV1, NOW)) {
          expect(scoreAfter(facts, one.changes)).toBe(one.scoreMilli);
          if (wanted) expect(one.scoreMilli).toBeGreaterThanOrEqual(clearingMilli(wanted, trustPolicyV1));
        }
      }),
      { numRuns: 80 },
    );
  });

  it("has the same evidence as if the withdrawn facts had never come", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        for (const { changes } of found(facts)) {
          const [only] = changes;
          if (changes.length > 1 || only?.kind !== "STAFF") continue;
          const gone = new Map(only.facts.map((fact) => [fact.occurredAt.getTime(), fact.bad]));
          const rest = facts.map((fact) =>
            fact.factor === only.factor && gone.has(fact.occurredAt.getTime()) ? { ...fact, bad: 0 } : fact,
          );
          const without = foldEvidence(rest, trustPolicyV1);
          expect(scoreAfter(facts, changes)).toBe(scoreMilliAt(without, trustPolicyV1, NOW.getTime()));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("names single changes first, then pairs, each by effort, and five at most", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const all = found(facts);
        expect(all.length).toBeLessThanOrEqual(5);
        const keys = all.map(({ changes, effort }) => changes.length * 1e6 + effort);
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it("names no pair of which one half is enough, and nothing that one step less would do", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const wanted = wantedLevel(factsOf(facts).state.riskLevel);
        if (!wanted) return;
        const needed = clearingMilli(wanted, trustPolicyV1);
        for (const { changes } of found(facts)) {
          if (changes.length > 1) {
            for (const change of changes) expect(scoreAfter(facts, [change])).toBeLessThan(needed);
          }
          const [only] = changes;
          if (changes.length === 1 && only?.kind === "CUSTOMER" && only.count > 1) {
            expect(scoreAfter(facts, [{ ...only, count: only.count - 1 }])).toBeLessThan(needed);
          }
          if (changes.length === 1 && only?.kind === "STAFF" && only.facts.length > 1) {
            expect(scoreAfter(facts, [{ ...only, facts: only.facts.slice(0, -1) }])).toBeLessThan(needed);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds staff, customer and time for an average buyer with three coupon abuses", () => {
    const singles = found(asha, { buys: true, sells: false }).filter(({ changes }) => changes.length === 1);
    expect(singles.map(({ changes }) => changes[0]?.kind)).toEqual(["STAFF", "CUSTOMER", "TIME"]);
    expect(singles[0]?.changes[0]).toMatchObject({ factor: "couponAbuse" });
    expect(singles.every(({ clearsAt, at }) => clearsAt.getTime() - at.getTime() >= 24 * 3_600_000)).toBe(true);
  });

  it("leaves alone what was taken back already", () => {
    const [, ...rest] = asha;
    const takenBack = [...rest, bad("couponAbuse", -1, 1), bad("couponAbuse", -1, 5)];
    const staff = found(takenBack).flatMap(({ changes }) => changes.filter(({ kind }) => kind === "STAFF"));
    for (const change of staff) {
      if (change.kind === "STAFF") expect(change.facts.map(({ occurredAt }) => occurredAt)).toEqual([daysBefore(20)]);
    }
  });

  it("needs at least two where no single change is enough", () => {
    const burdened = [bad("failures", 40, 0), bad("disputes", 60, 0), bad("sharedDevices", 60, 0)];
    const heavy = [...burdened, bad("couponAbuse", 60, 0), bad("newDevices", 60, 0), bad("refunds", 60, 0)];
    expect(found(heavy).filter(({ changes, effort }) => changes.length === 1 && effort < 60)).toEqual([]);
  });

  it("looks for nothing above the best level", () => {
    const best = [good("completion", 60, 0), good("failures", 60, 0), good("disputes", 300, 0)];
    expect(found(best)).toEqual([]);
  });
});
