import { describe, expect, it } from "vitest";
import {
  evidenceSince,
  fallMilli,
  isOnlyBurst,
  mayHaveFallen,
  newEvidenceMilli,
  reviewTriggers,
  type TriggerFacts,
} from "@/server/accounts/domain/domain-services/review-trigger-service";
import { evaluateTrust, scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { bad, daysBefore, evidenceOf, good, NOW, signal } from "../support/trust-facts";

const quiet: TriggerFacts = { previousRisk: "MEDIUM", risk: "MEDIUM", fallMilli: 0, newEvidenceMilli: null };
const reasonsOf = (facts: Partial<TriggerFacts>) =>
  reviewTriggers({ ...quiet, ...facts }, trustPolicyV1).map(({ reason }) => reason);
const stored = (...facts: readonly Fact[]) => facts.map((fact, n) => signal(n, fact));
const fallOf = (older: readonly Fact[], recent: readonly Fact[]) =>
  fallMilli(evidenceOf(...older, ...recent), stored(...recent), trustPolicyV1, NOW);

describe("an account is flagged", () => {
  it.each<[string, Partial<TriggerFacts>, readonly string[]]>([
    ["when its risk rises to HIGH", { risk: "HIGH" }, ["RISK_REACHED_HIGH"]],
    ["when it rises from HIGH to CRITICAL", { previousRisk: "HIGH", risk: "CRITICAL" }, ["RISK_REACHED_HIGH"]],
    ["when it is HIGH the first time it is looked at", { previousRisk: null, risk: "HIGH" }, ["RISK_REACHED_HIGH"]],
    ["not for staying HIGH", { previousRisk: "HIGH", risk: "HIGH" }, []],
    ["not for falling to HIGH", { previousRisk: "CRITICAL", risk: "HIGH" }, []],
    ["when it falls by more than 15 points", { fallMilli: 15_001 }, ["SCORE_FELL"]],
    ["not when it falls by 15", { fallMilli: 15_000 }, []],
    ["for both, once each", { risk: "CRITICAL", fallMilli: 30_000 }, ["RISK_REACHED_HIGH", "SCORE_FELL"]],
    ["once cleared, not by time alone", { risk: "HIGH", newEvidenceMilli: 0 }, []],
    ["once cleared, not for less than a point", { risk: "HIGH", newEvidenceMilli: 999 }, []],
    [
      "once cleared, again on new evidence though it is HIGH still",
      { previousRisk: "HIGH", risk: "HIGH", newEvidenceMilli: 1000 },
      ["RISK_REACHED_HIGH"],
    ],
  ])("%s", (_, facts, reasons) => {
    expect(reasonsOf(facts)).toEqual(reasons);
  });

  it.each([
    ["CRITICAL", 1, "WALL"],
    ["HIGH", 8, "BUSINESS"],
  ] as const)("at %s with %i hours by the %s clock", (risk, dueHours, clock) => {
    expect(reviewTriggers({ ...quiet, risk }, trustPolicyV1)).toEqual([
      { reason: "RISK_REACHED_HIGH", dueHours, clock },
    ]);
  });
});

describe("the fall in 24 hours", () => {
  it.each<[string, number]>([
    ["a chargeback", fallOf([], [bad("failures", 5, 0.1)])],
    ["two coupon abuses at once", fallOf([], [bad("couponAbuse", 1, 0.1), bad("couponAbuse", 1, 0.1)])],
    ["two locked links", fallOf([], [bad("sharedDevices", 5, 0.1), bad("sharedDevices", 5, 0.2)])],
  ])("of %s trips the trigger", (_, fall) => {
    expect(fall).toBeGreaterThan(15_000);
  });

  it("of a burst alone is none", () => {
    expect(
      fallOf(
        [],
        Array.from({ length: 9 }, () => bad("burst", 1, 0.1)),
      ),
    ).toBe(0);
  });

  it("leaves out what fell before the window", () => {
    expect(fallOf([bad("failures", 5, 1.5)], [bad("couponAbuse", 1, 0.1)])).toBeLessThan(12_000);
  });

  it("is measured from the highest point in the window, not from its start", () => {
    const rise = good("completion", 40, 0.5);
    const fall = bad("couponAbuse", 2, 0.1);
    const onlyFall = fallOf([rise], [fall]);
    expect(Math.abs(fallOf([], [rise, fall]) - onlyFall)).toBeLessThan(100);
  });

  it("takes what was recorded together back together", () => {
    const at = daysBefore(0.1);
    const order = [good("completion", 60, 0.1), bad("failures", 2, 0.1)].map((fact, n) => signal(n, fact, at));
    expect(fallMilli(evidenceOf(...order), order, trustPolicyV1, NOW)).toBeLessThan(2000);
  });

  it("needs no stored signals when nothing that arrived costs points", () => {
    const before = evidenceOf(bad("failures", 5, 3));
    const better = evidenceOf(bad("failures", 5, 3), good("completion", 1, 0));
    const worse = evidenceOf(bad("failures", 5, 3), bad("couponAbuse", 1, 0));
    expect(mayHaveFallen(before, better, trustPolicyV1, NOW)).toBe(false);
    expect(mayHaveFallen(before, worse, trustPolicyV1, NOW)).toBe(true);
  });
});

describe("new evidence since a decision", () => {
  const decidedAt = daysBefore(5);
  const signals = stored(
    bad("couponAbuse", 1, 20),
    bad("couponAbuse", 1, 3),
    good("completion", 1, 2),
    bad("failures", -5, 1),
  );

  it("is what was recorded after it and speaks against the account", () => {
    expect(evidenceSince(signals, decidedAt).map(({ id }) => id)).toEqual([signals[1]?.id]);
  });

  it("costs what the score would be without it", () => {
    const evidence = evidenceOf(bad("couponAbuse", 1, 20), bad("couponAbuse", 1, 3));
    const cost = newEvidenceMilli(evidence, stored(bad("couponAbuse", 1, 3)), trustPolicyV1, NOW);
    expect(cost).toBe(
      scoreMilliAt(evidenceOf(bad("couponAbuse", 1, 20)), trustPolicyV1, NOW.getTime()) -
        scoreMilliAt(evidence, trustPolicyV1, NOW.getTime()),
    );
  });
});

describe("a flag whose only reason is a burst", () => {
  const only = (...facts: readonly Fact[]) =>
    isOnlyBurst(evaluateTrust(evidenceOf(...facts), trustPolicyV1, NOW), trustPolicyV1);

  it("would not stand without it", () => {
    expect(only(bad("burst", 6, 0))).toBe(true);
    expect(only(bad("burst", 6, 0), bad("failures", 5, 0))).toBe(false);
    expect(only(good("completion", 1, 0))).toBe(false);
  });
});
