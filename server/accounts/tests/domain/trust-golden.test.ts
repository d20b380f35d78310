import { describe, expect, it } from "vitest";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { evidenceOfRows, NOW } from "../support/trust-facts";
import golden from "./trust-policy.golden.json";

describe("the published histories give the published scores, to the milli-point", () => {
  it.each(golden.histories)("$name", (example) => {
    const evaluation = evaluateTrust(evidenceOfRows(example.history), trustPolicyV1, NOW);
    const lines = Object.fromEntries(evaluation.factors.map(({ factor, pointsMilli }) => [factor, pointsMilli]));
    expect({ lines, clamp: evaluation.clampMilli, base: evaluation.baseMilli, score: evaluation.scoreMilli }).toEqual({
      lines: example.lines,
      clamp: example.clamp,
      base: example.base,
      score: example.score,
    });
    expect(riskOf(evaluation.scoreMilli, trustPolicyV1)).toBe(example.risk);
  });
});

describe("version 1 holds the published numbers", () => {
  it.each(Object.entries(golden.policy.factors))("%s", (factor, published) => {
    const { factors } = trustPolicyV1;
    const rule = Object.entries(factors).find(([name]) => name === factor)?.[1];
    expect({ p0: null, allowance: 0, ...rule }).toEqual(published);
  });

  it("and the masses, thresholds and lines of an action", () => {
    const { base, masses, burstPace, hubLimit, hysteresis, coolDownHours, action } = trustPolicyV1;
    expect({ base, masses, burstPace, hubLimit, hysteresis, coolDownHours, action }).toEqual({
      base: golden.policy.base,
      masses: golden.policy.masses,
      burstPace: golden.policy.burstPace,
      hubLimit: golden.policy.hubLimit,
      hysteresis: golden.policy.hysteresis,
      coolDownHours: golden.policy.coolDownHours,
      action: golden.policy.action,
    });
    expect({ ...trustPolicyV1.thresholds, CRITICAL: 0 }).toEqual(Object.fromEntries(golden.policy.thresholds));
  });
});
