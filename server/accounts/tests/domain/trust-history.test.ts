import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  HISTORY_POINTS_AT_MOST,
  scoreAt,
  scoreHistory,
} from "@/server/accounts/domain/domain-services/score-history-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFact, bad, daysBefore, evidenceOf, good, NOW, signal } from "../support/trust-facts";

const year = { from: daysBefore(365), to: NOW };
const stored = (...facts: readonly Fact[]) => facts.map((fact, n) => signal(n, fact));

describe("the score of a past moment", () => {
  const chargeback = signal(1, bad("failures", 5, 60), daysBefore(50));

  it("is the live score, once the last fact has come", () => {
    const facts = [good("completion", 9, 45), bad("couponAbuse", 1, 5)];
    expect(scoreAt(stored(...facts), trustPolicyV1, NOW)).toEqual(
      evaluateTrust(evidenceOf(...facts), trustPolicyV1, NOW),
    );
  });

  it("knows nothing that was recorded later, though it had happened", () => {
    expect(scoreAt([chargeback], trustPolicyV1, daysBefore(55)).scoreMilli).toBe(60_000);
    expect(scoreAt([chargeback], trustPolicyV1, daysBefore(49)).scoreMilli).toBeLessThan(45_000);
  });

  it("can be asked with today's knowledge", () => {
    expect(scoreAt([chargeback], trustPolicyV1, daysBefore(55), "NOW").scoreMilli).toBeLessThan(45_000);
  });
});

describe("the history of a score", () => {
  it("starts and ends where it was asked to, in order, with at most 400 points", () => {
    const many = Array.from({ length: 2500 }, (_, n) => bad("burst", 0.1, 300 - n / 10));
    for (const facts of [[], [bad("failures", 5, 20)], many]) {
      const points = scoreHistory(stored(...facts), trustPolicyV1, year);
      expect(points.length).toBeLessThanOrEqual(HISTORY_POINTS_AT_MOST);
      expect([points[0]?.at, points.at(-1)?.at]).toEqual([year.from, year.to]);
      expect(points.every(({ at }, n) => n === 0 || at.getTime() > (points[n - 1]?.at.getTime() ?? 0))).toBe(true);
    }
  });

  it("shows at every point the exact score of that moment", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), (facts) => {
        const signals = stored(...facts);
        const points = scoreHistory(signals, trustPolicyV1, year);
        for (const { at, scoreMilli } of points.filter((_, n) => n % 40 === 0)) {
          expect(scoreMilli).toBe(scoreAt(signals, trustPolicyV1, at).scoreMilli);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("says which factor moved it, and by how much", () => {
    const points = scoreHistory(stored(good("completion", 9, 45), bad("couponAbuse", 1, 5)), trustPolicyV1, year);
    const moved = points.flatMap(({ arrival, scoreMilli }) => (arrival ? [{ ...arrival, scoreMilli }] : []));
    expect(moved.map(({ moves }) => moves.map(({ factor }) => factor))).toEqual([["completion"], ["couponAbuse"]]);
    for (const { beforeMilli, scoreMilli, moves } of moved) expect(scoreMilli - beforeMilli).toBe(moves[0]?.movedMilli);
  });

  it("counts what came before it in the first point, not as an arrival", () => {
    const points = scoreHistory(stored(bad("failures", 5, 400)), trustPolicyV1, year);
    expect(points.every(({ arrival }) => arrival === null)).toBe(true);
    expect(points[0]?.scoreMilli).toBeLessThan(50_000);
  });

  it("lets neighbours share a point when there are many, and loses none of them", () => {
    const many = Array.from({ length: 1000 }, (_, n) => good("completion", 0.01, 300 - n / 10));
    const arrivals = scoreHistory(stored(...many), trustPolicyV1, year).flatMap(({ arrival }) =>
      arrival ? [arrival] : [],
    );
    expect(arrivals.reduce((sum, { signalCount }) => sum + signalCount, 0)).toBe(1000);
  });
});
