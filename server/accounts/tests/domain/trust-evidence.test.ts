import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSignal,
  foldEvidence,
  massAt,
  NO_EVIDENCE,
  withoutSignals,
} from "@/server/accounts/domain/entities/evidence";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { halfLivesV1 } from "@/server/accounts/domain/policies/trust-decay-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFact, anyFacts, bad, daysBefore, evidenceOf, good, NOW } from "../support/trust-facts";

const RUNS = { numRuns: 500 };
const halved = 2 ** 30;

const shuffled = anyFacts.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
);

describe("evidence", () => {
  it("is the same to the last bit in whatever order the facts arrive", () => {
    fc.assert(
      fc.property(shuffled, ([facts, otherOrder]) => {
        const one = foldEvidence(facts, trustPolicyV1);
        const other = foldEvidence(otherOrder, trustPolicyV1);
        for (const factor of FACTORS) expect(other[factor]).toStrictEqual(one[factor]);
      }),
      RUNS,
    );
  });

  it("holds whole numbers only and survives JSON", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const evidence = foldEvidence(facts, trustPolicyV1);
        expect(JSON.parse(JSON.stringify(evidence))).toStrictEqual(evidence);
        const units = Object.values(evidence).flatMap((sides) => [...sides.good, ...sides.bad].flat());
        expect(units.every(Number.isSafeInteger)).toBe(true);
      }),
      RUNS,
    );
  });

  it("halves after one half-life, and again after the next", () => {
    fc.assert(
      fc.property(anyFact, fc.integer({ min: 0, max: 1000 }), (fact, days) => {
        const sides = evidenceOf(fact)[fact.factor];
        const halfLife = halfLivesV1[fact.factor];
        const massOn = (at: Date) => massAt(sides?.bad ?? [], halfLife, at);
        const start = massOn(daysBefore(-days));
        expect(massOn(daysBefore(-days - halfLife))).toBeCloseTo(start / 2, 12);
        expect(massOn(daysBefore(-days - 2 * halfLife))).toBeCloseTo(start / 4, 12);
      }),
      RUNS,
    );
  });

  it("weighs a fact of now by its mass, within a hundred-millionth", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 3000, noNaN: true }), (mass) => {
        const sides = evidenceOf(good("disputes", mass, 0)).disputes;
        expect(Math.abs(massAt(sides?.good ?? [], 180, NOW) - mass)).toBeLessThan(1e-8);
      }),
      RUNS,
    );
  });

  it("puts a fact into the bucket of its half-life, aged to the bucket's start", () => {
    const hours = 30;
    const occurredAt = new Date(hours * 3_600_000);
    const { burst } = addSignal(NO_EVIDENCE, { factor: "burst", good: 0, bad: 1, occurredAt }, trustPolicyV1);
    expect(burst).toStrictEqual({ good: [], bad: [[1, Math.round(2 ** 0.25 * halved)]] });
  });

  it("counts a fact taken back exactly as if it had never been", () => {
    fc.assert(
      fc.property(anyFacts, anyFact, (facts, wrong) => {
        const recent = facts.filter(({ factor }) => factor !== wrong.factor || halfLivesV1[factor] > 19);
        const without = foldEvidence(recent, trustPolicyV1);
        const undone = withoutSignals(foldEvidence([...recent, wrong], trustPolicyV1), [wrong], trustPolicyV1);
        const masses = (side: "good" | "bad", evidence = without) =>
          massAt(evidence[wrong.factor]?.[side] ?? [], halfLivesV1[wrong.factor], NOW);
        expect(masses("good", undone)).toBe(masses("good"));
        expect(masses("bad", undone)).toBe(masses("bad"));
      }),
      RUNS,
    );
  });

  it("drops what is forty half-lives older than the newest, whichever came first", () => {
    const old = bad("burst", 1, 41);
    const edge = bad("burst", 1, 39);
    const recent = bad("burst", 1, 0);
    expect(evidenceOf(old, recent)).toStrictEqual(evidenceOf(recent));
    expect(evidenceOf(recent, old)).toStrictEqual(evidenceOf(recent));
    expect(evidenceOf(recent, edge).burst?.bad).toHaveLength(2);
  });

  it("drops it too when the newest was taken back, whenever that became known", () => {
    const old = bad("burst", 1, 41);
    const newest = bad("burst", 1, 0);
    const takenBack = bad("burst", -1, 0);
    const expected = evidenceOf(newest, takenBack, old);
    for (const order of [
      [old, newest, takenBack],
      [newest, old, takenBack],
      [takenBack, old, newest],
    ]) {
      expect(evidenceOf(...order)).toStrictEqual(expected);
    }
  });

  it("never keeps more than forty buckets a side", () => {
    const daily = Array.from({ length: 400 }, (_, day) => bad("burst", 1, 400 - day));
    expect(evidenceOf(...daily).burst?.bad).toHaveLength(40);
  });
});
