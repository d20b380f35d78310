import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOverride, lapseOverride, openOverride } from "@/server/accounts/domain/aggregates/override-aggregate";
import {
  changeOverride,
  openTrustProfile,
  recordSignals,
  reevaluate,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { riskUnder, standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { explainTrust } from "@/server/accounts/domain/domain-services/trust-explanation-service";
import { type Fact, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { type OverrideRule, ruleOf } from "@/server/accounts/domain/entities/score-override";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { OVERRIDE_KINDS } from "@/server/accounts/domain/value-objects/override-kind";
import { compareRisk, RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import { must, refusalCode } from "../support/must";
import { ASHA, anyFact, anyFacts, bad, evidenceOf, hoursAfter, NOW, signal } from "../support/trust-facts";

const NISHA = accountIdFrom("019ce0bc-0000-7000-8000-0000000000a1");
const ARJUN = accountIdFrom("019ce0bc-0000-7000-8000-0000000000a2");

const orderOf = (kind: "FLOOR" | "CEILING", points: number, hours = 24 * 14) =>
  ({
    id: approvalIdFrom("019ce0bc-0000-7000-8000-0000000000b1"),
    accountId: ASHA,
    kind,
    scoreMilli: trustScoreFrom(points * 1000),
    reasonCode: "KNOWN_CUSTOMER",
    requestedBy: NISHA,
    approvedBy: ARJUN,
    from: NOW,
    until: hoursAfter(hours),
  }) as const;

const opened = (kind: "FLOOR" | "CEILING", points: number, hours?: number) =>
  must(openOverride(orderOf(kind, points, hours))).override;

const anyRule: fc.Arbitrary<OverrideRule> = fc
  .record({ kind: fc.constantFrom(...OVERRIDE_KINDS), milli: fc.integer({ min: 0, max: 100_000 }) })
  .map(({ kind, milli }) => ({
    kind,
    scoreMilli: trustScoreFrom(milli),
    from: NOW,
    until: hoursAfter(100),
    endedAt: null,
  }));

const profileOf = (...facts: readonly Fact[]) =>
  openTrustProfile({
    accountId: ASHA,
    kycLevel: "CONTACT",
    policy: trustPolicyV1,
    at: NOW,
    evidence: evidenceOf(...facts),
  });

describe("an override", () => {
  it("is one line more, and the lines still add up to the score exactly", () => {
    fc.assert(
      fc.property(anyFacts, anyRule, (facts, rule) => {
        const evidence = foldEvidence(facts, trustPolicyV1);
        const plain = evaluateTrust(evidence, trustPolicyV1, NOW);
        const bound = evaluateTrust(evidence, trustPolicyV1, NOW, standingOverride(rule));
        const sum = [...bound.lines, ...bound.adjustments].reduce(
          (all, line) => all + line.pointsMilli,
          bound.baseMilli,
        );
        expect(sum).toBe(bound.scoreMilli);
        const added = bound.adjustments.filter(({ kind }) => kind === "OVERRIDE");
        expect(added.reduce((all, line) => all + line.pointsMilli, 0)).toBe(bound.scoreMilli - plain.scoreMilli);
        expect(added.length).toBe(bound.scoreMilli === plain.scoreMilli ? 0 : 1);
        expect(bound.lines).toEqual(plain.lines);
        if (rule.kind === "FLOOR") expect(bound.scoreMilli).toBe(Math.max(plain.scoreMilli, rule.scoreMilli));
        else expect(bound.scoreMilli).toBe(Math.min(plain.scoreMilli, rule.scoreMilli));
      }),
      { numRuns: 500 },
    );
  });

  it("bounds the level by its own, and never the other way", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RISK_LEVELS), anyRule, (computed, rule) => {
        const level = riskUnder(computed, rule, trustPolicyV1);
        const own = riskOf(rule.scoreMilli, trustPolicyV1);
        const worst = rule.kind === "FLOOR" ? Math.min : Math.max;
        const rank = worst(RISK_LEVELS.indexOf(computed), RISK_LEVELS.indexOf(own));
        expect(RISK_LEVELS.indexOf(level)).toBe(rank);
        expect(compareRisk(level, level)).toBe(0);
      }),
    );
  });

  it("shows at once, and leaves the computed standing to go on underneath", () => {
    const before = profileOf(bad("failures", 5, 0));
    const { profile, events } = changeOverride(before, ruleOf(opened("FLOOR", 70)), { policy: trustPolicyV1, at: NOW });
    expect(before.riskLevel).toBe("HIGH");
    expect(profile).toMatchObject({ riskLevel: "HIGH", shown: { scoreMilli: 70_000, riskLevel: "LOW" } });
    expect(events).toMatchObject([
      { type: "TrustScoreUpdated", scoreMilli: 70_000, previousRisk: "HIGH", riskLevel: "LOW" },
    ]);
  });

  it("of at most 20 raises the risk at once, and says so", () => {
    const { profile, events } = changeOverride(profileOf(), ruleOf(opened("CEILING", 20)), {
      policy: trustPolicyV1,
      at: NOW,
    });
    expect(profile.shown).toEqual({ scoreMilli: 20_000, riskLevel: "CRITICAL" });
    expect(events.map(({ type }) => type)).toEqual(["RiskIncreased", "TrustScoreUpdated"]);
  });

  it("is over at its own end, to the millisecond, whoever records it and when", () => {
    const held = changeOverride(profileOf(bad("failures", 5, 0)), ruleOf(opened("FLOOR", 70, 24)), {
      policy: trustPolicyV1,
      at: NOW,
    }).profile;
    const until = hoursAfter(24);
    const justBefore = reevaluate(held, { policy: trustPolicyV1, at: new Date(until.getTime() - 1) }).profile;
    const after = reevaluate(held, { policy: trustPolicyV1, at: until }).profile;
    expect(justBefore.shown.riskLevel).toBe("LOW");
    expect(after.shown).toEqual({ scoreMilli: after.scoreMilli, riskLevel: "HIGH" });
    const lapsed = must(lapseOverride(opened("FLOOR", 70, 24), hoursAfter(30)));
    expect(lapsed.override.end).toEqual({ at: until, how: "LAPSED" });
    expect(lapsed.events).toMatchObject([{ type: "TrustOverrideEnded", how: "LAPSED", occurredAt: until }]);
  });

  it("gives back the very profile that would be there without it, whatever arrived meanwhile", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 6 }), anyRule, (facts, rule) => {
        const policy = trustPolicyV1;
        const start = profileOf();
        const signals = facts.map((fact, n) => signal(n + 1, fact, hoursAfter(n + 1)));
        const at = hoursAfter(50);
        const plain = must(recordSignals(start, signals, { policy, at })).profile;
        const bound = changeOverride(start, rule, { policy, at: NOW }).profile;
        const lived = must(recordSignals(bound, signals, { policy, at })).profile;
        const lifted = changeOverride(lived, null, { policy, at }).profile;
        expect({ ...lifted, version: 0 }).toEqual({ ...plain, version: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it("needs two people, neither of them its holder, and an end within ninety days", () => {
    expect(refusalCode(openOverride({ ...orderOf("FLOOR", 70), approvedBy: NISHA }))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(openOverride({ ...orderOf("FLOOR", 70), requestedBy: ASHA }))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(openOverride({ ...orderOf("FLOOR", 70), approvedBy: ASHA }))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(openOverride(orderOf("FLOOR", 70, -1)))).toBe("VALIDATION");
    expect(refusalCode(openOverride(orderOf("FLOOR", 70, 24 * 91)))).toBe("VALIDATION");
    expect(openOverride(orderOf("FLOOR", 70, 24 * 90)).ok).toBe(true);
  });

  it("is lifted once; lifting it again, or after its end, changes nothing more", () => {
    const override = opened("CEILING", 40);
    const lifted = must(endOverride(override, { at: hoursAfter(1), how: "LIFTED", by: ARJUN }));
    expect(lifted.override.end).toMatchObject({ how: "LIFTED", by: ARJUN });
    const again = must(endOverride(lifted.override, { at: hoursAfter(2), how: "LIFTED", by: NISHA }));
    expect(again).toEqual({ override: lifted.override, events: [] });
    const late = must(endOverride(override, { at: hoursAfter(24 * 15), how: "LIFTED", by: ARJUN }));
    expect(late.override.end).toEqual({ at: override.until, how: "LAPSED" });
  });
});

it("is in the plain sentence, with what the evidence alone gives", () => {
  const evaluation = evaluateTrust(evidenceOf(bad("failures", 5, 0)), trustPolicyV1, NOW, { atLeastMilli: 70_000 });
  expect(explainTrust(evaluation, "LOW", trustPolicyV1).headline).toMatch(
    /^Standing is 70\.0 \(Low\)\. Staff set it so: computed it is 33\.6\. The main cause/,
  );
});
