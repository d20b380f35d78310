import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nextCrossing,
  openTrustProfile,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { moveRisk } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, anyFact, bad, daysBefore, evidenceOf, good, hoursAfter, NOW } from "../support/trust-facts";

const MINUTE = 60_000;

const profileOf = (...facts: readonly Fact[]): TrustProfile =>
  openTrustProfile({
    accountId: ASHA,
    kycLevel: "CONTACT",
    policy: trustPolicyV1,
    at: NOW,
    evidence: evidenceOf(...facts),
  });

/** What nextCrossing promises, found by looking at every single minute. */
function crossingMinuteByMinute(profile: TrustProfile, hours: number): Date | null {
  const first = Math.floor(NOW.getTime() / MINUTE) + 1;
  for (let minute = first; minute < first + hours * 60; minute += 1) {
    const at = new Date(minute * MINUTE);
    const score = scoreMilliAt(profile.evidence, trustPolicyV1, at.getTime());
    const { riskLevel, coolDown } = moveRisk(profile, score, at, trustPolicyV1);
    const moved =
      riskLevel !== profile.riskLevel || Object.keys(coolDown).join() !== Object.keys(profile.coolDown).join();
    if (moved || Math.abs(score - profile.scoreMilli) >= 1000) return at;
  }
  return null;
}

describe("the next look at a profile", () => {
  it("is never needed where there is no evidence", () => {
    expect(nextCrossing(profileOf(), trustPolicyV1)).toBeNull();
  });

  it("is the minute that looking at every minute finds, for random profiles", () => {
    const recentFact = fc.record({ fact: anyFact, hours: fc.integer({ min: 0, max: 200 }) });
    const recentFacts = fc.array(recentFact, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(recentFacts, (recent) => {
        const facts = recent.map(({ fact, hours }) => ({ ...fact, occurredAt: daysBefore(hours / 24) }));
        const profile = profileOf(...facts);
        const found = nextCrossing(profile, trustPolicyV1);
        const slow = crossingMinuteByMinute(profile, 30);
        if (slow) expect(found).toEqual(slow);
        else expect(found?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(hoursAfter(29.9).getTime());
      }),
      { numRuns: 200 },
    );
  });

  it("sees a rise and a fall between two quiet ends, which plain bisection would miss", () => {
    const profile = profileOf(good("failures", 60, 0), bad("newDevices", 2.755, 0));
    const scoreIn = (days: number) => scoreMilliAt(profile.evidence, trustPolicyV1, hoursAfter(days * 24).getTime());
    expect(Math.abs(scoreIn(400) - scoreIn(0))).toBeLessThan(1000);
    const found = nextCrossing(profile, trustPolicyV1);
    expect(found).not.toBeNull();
    expect(found).toEqual(crossingMinuteByMinute(profile, 24 * 20));
  });

  it("lies on a whole minute", () => {
    const found = nextCrossing(profileOf(bad("failures", 5, 0)), trustPolicyV1);
    expect((found?.getTime() ?? 1) % MINUTE).toBe(0);
  });
});
