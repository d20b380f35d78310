import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tenthsThatAddUp } from "@/server/accounts/domain/domain-services/points-text";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { explainTrust, seenIn } from "@/server/accounts/domain/domain-services/trust-explanation-service";
import { describeFactor } from "@/server/accounts/domain/domain-services/trust-words";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { scoreText, wholePoints } from "@/server/accounts/domain/value-objects/trust-score";
import { anyFacts, bad, evidenceOf, good, NOW, signal } from "../support/trust-facts";

const coupons = [20, 5, 1].map((daysAgo) => bad("couponAbuse", 1, daysAgo));
const averageBuyer = [good("completion", 9, 45), good("refunds", 9, 45), good("failures", 3, 20), ...coupons];

function explain(facts: readonly Fact[], withCounts = false) {
  const evaluation = evaluateTrust(evidenceOf(...facts), trustPolicyV1, NOW);
  const seen = withCounts
    ? seenIn(
        facts.map((fact, n) => signal(n, fact)),
        NOW,
      )
    : {};
  return explainTrust(evaluation, riskOf(evaluation.scoreMilli, trustPolicyV1), trustPolicyV1, seen);
}

const tenths = (text: string) => Math.round(Number(text.replace("−", "-")) * 10);

describe("an explanation", () => {
  it("names the standing, its main cause and what holds it up", () => {
    expect(explain(averageBuyer, true).headline).toBe(
      "Standing is 42.6 (High). The main cause is coupon abuse: 3 abuses in 20 days. Completed orders and good payments raise it by 5.0.",
    );
  });

  it("says what evidence alone can say when facts were not counted", () => {
    expect(
      explain(averageBuyer)
        .lines.map(({ words }) => words)
        .slice(0, 3),
    ).toEqual(["7.6 completed, 0.0 failed (decayed)", "0.0 of 7.6 orders refunded (decayed)", "2.7 abuses (decayed)"]);
  });

  it("of a new account says that nothing is known", () => {
    const { headline, lines, scoreText: score } = explain([]);
    expect(headline).toBe("Standing is 60.0 (Medium). Nothing is known yet, so it stands at its starting point.");
    expect(score).toBe("60.0");
    expect(lines.map(({ words }) => words)).toEqual([
      "No orders yet",
      "No orders to refund",
      "No abuse",
      "No payments yet",
      "No change",
      "No address received",
      "Has not sold",
    ]);
  });

  it("shows tenths that add up to the score it shows", () => {
    const { lines, base, scoreText: score } = explain(averageBuyer);
    expect([base.pointsText, ...lines.map(({ pointsText }) => pointsText)]).toEqual([
      "60.0",
      "+4.2",
      "0.0",
      "−22.4",
      "+0.8",
      "0.0",
      "0.0",
      "0.0",
    ]);
    expect(score).toBe("42.6");
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const shown = explain(facts);
        const parts = [shown.base, ...shown.lines, ...shown.adjustments].map(({ pointsText }) => tenths(pointsText));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(tenths(shown.scoreText));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves a line of nothing at nothing", () => {
    expect(tenthsThatAddUp([60_000, 55, 0, 55], 60_110)).toEqual([600, 1, 0, 0]);
  });

  it("says how far it is to the next level, both ways", () => {
    expect(explain(averageBuyer)).toMatchObject({
      toBetter: { risk: "MEDIUM", neededMilli: 52_000, missingMilli: 9400, holdHours: 24 },
      toWorse: { risk: "CRITICAL", belowMilli: 30_000, marginMilli: 12_600 },
    });
    expect(explain([bad("failures", 90, 0)])).toMatchObject({ toBetter: { risk: "HIGH" }, toWorse: null });
  });

  it("counts facts, and forgets those taken back", () => {
    const taken = [...coupons, bad("couponAbuse", -1, 1)].map((fact, n) => signal(n, fact));
    const { couponAbuse } = seenIn(taken, NOW);
    expect(couponAbuse).toEqual({ goodCount: 0, badCount: 2, days: 20 });
    expect(describeFactor("couponAbuse", { good: 0, bad: 1.7 }, couponAbuse)).toBe("2 abuses in 20 days");
  });
});

describe("disputes in an explanation", () => {
  const about = (n: number, mass: number, orderId: string) => ({
    ...signal(n, bad("disputes", mass, 3)),
    detail: { orderId },
  });

  it("count once when they were opened and then lost, and not at all once they are won", () => {
    const told = [about(1, 0.3, "o-1"), about(2, 1, "o-1"), about(3, 0.3, "o-2"), about(4, 1, "o-3")];
    expect(seenIn(told, NOW).disputes?.badCount).toBe(3);
    expect(seenIn([...told, about(5, -0.3, "o-2")], NOW).disputes?.badCount).toBe(2);
  });
});

describe("a score shown", () => {
  it("is floored: 49.9 never reads 50", () => {
    expect([wholePoints(49_999), scoreText(49_999), scoreText(100_000), scoreText(0)]).toEqual([
      49,
      "49.9",
      "100.0",
      "0.0",
    ]);
  });
});
