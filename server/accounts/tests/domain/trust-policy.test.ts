import { describe, expect, it } from "vitest";
import { signalRetentionDays } from "@/server/accounts/domain/policies/trust-decay-policy";
import { canonicalJson, canonicalPolicyText } from "@/server/accounts/domain/policies/trust-policy-document";
import { trustPolicyV1 as v1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";

const problemsOf = (document: unknown) => {
  const parsed = parseTrustPolicy(document);
  return parsed.ok || parsed.refusal.code !== "VALIDATION" ? [] : parsed.refusal.fields;
};

describe("a trust policy", () => {
  it("of version 1 is valid, and its copy is equal and can't be changed", () => {
    const parsed = parseTrustPolicy(v1);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    expect(parsed.value).toEqual(v1);
    expect(Object.isFrozen(parsed.value.outputs.maxOrderMinor.LOW)).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ["nothing", null, "policy"],
    ["a missing number", { ...v1, base: undefined }, "base"],
    ["a base off the scale", { ...v1, base: 101 }, "base"],
    ["a number that is none", { ...v1, hysteresis: Number.NaN }, "hysteresis"],
    [
      "a half-life of nothing",
      { ...v1, factors: { ...v1.factors, burst: { ...v1.factors.burst, halfLifeDays: 0 } } },
      "factors.burst.halfLifeDays",
    ],
    [
      "a rate without its population",
      { ...v1, factors: { ...v1.factors, refunds: { ...v1.factors.refunds, p0: 1 } } },
      "factors.refunds.p0",
    ],
    ["an unknown field", { ...v1, thresholds: { ...v1.thresholds, SEVERE: 10 } }, "thresholds.SEVERE"],
    ["half a paise", { ...v1, action: { ...v1.action, typicalMinor: 99.5 } }, "action.typicalMinor"],
    ["thresholds in the wrong order", { ...v1, thresholds: { LOW: 50, MEDIUM: 50, HIGH: 30 } }, "thresholds.LOW"],
    ["a LOW nobody can reach again", { ...v1, thresholds: { ...v1.thresholds, LOW: 99 } }, "thresholds.LOW"],
    [
      "a burst that outlives the payments that excuse it",
      { ...v1, factors: { ...v1.factors, burst: { ...v1.factors.burst, halfLifeDays: 90 } } },
      "factors.burst.halfLifeDays",
    ],
    ["denying more than it reviews", { ...v1, action: { ...v1.action, deny: 50 } }, "action.deny"],
    [
      "larger orders for a worse level",
      {
        ...v1,
        outputs: { ...v1.outputs, maxOrderMinor: { ...v1.outputs.maxOrderMinor, HIGH: v1.outputs.maxOrderMinor.LOW } },
      },
      "outputs.maxOrderMinor.HIGH.NONE",
    ],
  ])("is refused with %s, naming the place", (_, document, field) => {
    expect(problemsOf(document).map((problem) => problem.field)).toContain(field);
  });

  it("names every problem at once, in sentences", () => {
    const problems = problemsOf({ ...v1, base: -1, undoSeconds: "30" });
    expect(problems).toEqual([
      { field: "base", problem: "Must be a number from 0 to 100." },
      { field: "undoSeconds", problem: "Must be a whole number from 0 to 3600." },
    ]);
  });

  it("has one spelling, whatever the order of its fields", () => {
    const reversed = Object.fromEntries(Object.entries(v1).reverse());
    expect(canonicalJson(reversed)).toBe(canonicalPolicyText(v1));
    expect(JSON.parse(canonicalPolicyText(v1))).toEqual(v1);
  });

  it("keeps signals for ten of the longest half-lives", () => {
    expect(signalRetentionDays(v1)).toBe(1800);
  });
});
