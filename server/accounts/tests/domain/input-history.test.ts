import fc from "fast-check";
import { expect, it } from "vitest";
import { inputHistory } from "@/server/accounts/domain/domain-services/input-history-service";
import { scoreAt } from "@/server/accounts/domain/domain-services/score-history-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { FACTORS_OF_INPUT, TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFact, bad, daysBefore, NOW, signal } from "../support/trust-facts";

const month = { from: daysBefore(30), to: NOW };
const stored = (...facts: readonly Fact[]) => facts.map((fact, n) => signal(n, fact));

it("gives at every moment exactly the points that the score of that moment was made of", () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 8 }), (facts) => {
      const signals = stored(...facts);
      const { moments, pointsMilli } = inputHistory(signals, trustPolicyV1, month);
      for (const [n, at] of moments.entries()) {
        if (n % 9 !== 0) continue;
        const { factors } = scoreAt(signals, trustPolicyV1, at);
        for (const input of TRUST_INPUTS) {
          const exact = factors
            .filter(({ factor }) => FACTORS_OF_INPUT[input].includes(factor))
            .reduce((sum, one) => sum + one.pointsMilli, 0);
          expect(pointsMilli[input]?.[n] ?? 0).toBe(exact);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it("begins and ends with the month, in at most 64 moments, however much arrived", () => {
  const many = stored(...Array.from({ length: 900 }, (_, n) => bad("burst", 0.1, 29 - n / 40)));
  for (const signals of [[], many]) {
    const { moments } = inputHistory(signals, trustPolicyV1, month);
    expect(moments.length).toBeLessThanOrEqual(64);
    expect([moments[0], moments.at(-1)]).toEqual([month.from, month.to]);
  }
});

it("leaves out inputs that gave nothing", () => {
  const { pointsMilli } = inputHistory(stored(bad("couponAbuse", 1, 5)), trustPolicyV1, month);
  expect(Object.keys(pointsMilli)).toEqual(["COUPON_ABUSE"]);
  expect(pointsMilli.COUPON_ABUSE?.[0]).toBe(0);
  expect(pointsMilli.COUPON_ABUSE?.at(-1)).toBeLessThan(-5_000);
});
