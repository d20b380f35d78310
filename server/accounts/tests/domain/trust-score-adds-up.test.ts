import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateTrust, scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { addSignal, type Fact, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFact, anyFacts, bad, evidenceOf, good, NOW } from "../support/trust-facts";

const RUNS = { numRuns: 500 };
const sum = (lines: readonly { pointsMilli: number }[]) => lines.reduce((total, line) => total + line.pointsMilli, 0);
const anyMilli = fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined });
const overrides = fc.record({ floorMilli: anyMilli, atLeastMilli: anyMilli, atMostMilli: anyMilli });

describe("a score", () => {
  it("is base, lines and adjustments added up, exactly, with floors and overrides as lines of their own", () => {
    fc.assert(
      fc.property(anyFacts, overrides, (facts, { floorMilli, atLeastMilli, atMostMilli }) => {
        const staff = {
          ...(floorMilli !== undefined && { floorMilli }),
          ...(atLeastMilli !== undefined && { atLeastMilli }),
          ...(atMostMilli !== undefined && { atMostMilli }),
        };
        const { baseMilli, lines, factors, adjustments, scoreMilli } = evaluateTrust(
          foldEvidence(facts, trustPolicyV1),
          trustPolicyV1,
          NOW,
          staff,
        );
        expect(baseMilli + sum(lines) + sum(adjustments)).toBe(scoreMilli);
        expect(sum(factors)).toBe(sum(lines));
        expect(scoreMilli).toBeGreaterThanOrEqual(0);
        expect(scoreMilli).toBeLessThanOrEqual(100_000);
        const numbers = [scoreMilli, ...factors.map(({ pointsMilli }) => pointsMilli)];
        expect(numbers.every((milli) => Number.isInteger(milli) && !Object.is(milli, -0))).toBe(true);
      }),
      RUNS,
    );
  });

  it("is the same without its explanation", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const evidence = foldEvidence(facts, trustPolicyV1);
        expect(scoreMilliAt(evidence, trustPolicyV1, NOW.getTime())).toBe(
          evaluateTrust(evidence, trustPolicyV1, NOW).scoreMilli,
        );
      }),
      RUNS,
    );
  });

  it("keeps every factor within its caps", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { factor, pointsMilli } of evaluateTrust(foldEvidence(facts, trustPolicyV1), trustPolicyV1, NOW)
          .factors) {
          const { capDown, capUp } = trustPolicyV1.factors[factor];
          expect(pointsMilli).toBeGreaterThanOrEqual(-1000 * capDown);
          expect(pointsMilli).toBeLessThanOrEqual(1000 * capUp);
        }
      }),
      RUNS,
    );
  });

  it("is never raised by more bad evidence", () => {
    fc.assert(
      fc.property(anyFacts, anyFact, (facts, fact) => {
        const before = foldEvidence(facts, trustPolicyV1);
        const after = addSignal(before, { ...fact, good: 0, bad: fact.bad + 1 }, trustPolicyV1);
        expect(scoreMilliAt(after, trustPolicyV1, NOW.getTime())).toBeLessThanOrEqual(
          scoreMilliAt(before, trustPolicyV1, NOW.getTime()),
        );
      }),
      RUNS,
    );
  });

  it("is never lowered by more good evidence", () => {
    fc.assert(
      fc.property(anyFacts, anyFact, (facts, fact) => {
        const before = foldEvidence(facts, trustPolicyV1);
        const after = addSignal(before, { ...fact, good: fact.good + 1, bad: 0 }, trustPolicyV1);
        expect(scoreMilliAt(after, trustPolicyV1, NOW.getTime())).toBeGreaterThanOrEqual(
          scoreMilliAt(before, trustPolicyV1, NOW.getTime()),
        );
      }),
      RUNS,
    );
  });

  it("forgives a burst within the account's own pace of good payments", () => {
    const burstOf = (...facts: readonly Fact[]) =>
      evaluateTrust(evidenceOf(...facts), trustPolicyV1, NOW).factors.find(({ factor }) => factor === "burst")
        ?.pointsMilli;
    expect(burstOf(bad("burst", 1, 0))).toBe(0);
    expect(burstOf(bad("burst", 2, 0))).toBeLessThan(0);
    expect(burstOf(bad("burst", 2, 0), good("failures", 10, 0))).toBe(0);
  });

  it("takes evidence that was withdrawn before it arrived as nothing", () => {
    expect(
      evaluateTrust(evidenceOf(bad("ipTravel", -1, 0), bad("failures", -90, 0)), trustPolicyV1, NOW).scoreMilli,
    ).toBe(60_000);
  });
});
