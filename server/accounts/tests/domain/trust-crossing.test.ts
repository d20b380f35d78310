import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nextCrossing,
  openTrustProfile,
  reevaluate,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, anyFact, bad, daysBefore, evidenceOf, good, NOW } from "../support/trust-facts";

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
function crossingMinuteByMinute(profile: TrustProfile, days: number): Date | null {
  const first = Math.floor(NOW.getTime() / MINUTE) + 1;
  for (let minute = first; minute < first + days * 1440; minute += 1) {
    const at = new Date(minute * MINUTE);
    const drifted = Math.abs(scoreMilliAt(profile.evidence, trustPolicyV1, at.getTime()) - profile.scoreMilli) >= 1000;
    if (drifted || hasMoved(profile, at)) return at;
  }
  return null;
}

function hasMoved(profile: TrustProfile, at: Date): boolean {
  const { profile: later } = reevaluate(profile, { policy: trustPolicyV1, at });
  return later.riskLevel !== profile.riskLevel || JSON.stringify(later.coolDown) !== JSON.stringify(profile.coolDown);
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
        const slow = crossingMinuteByMinute(profile, 2);
        if (slow) expect(found).toEqual(slow);
        else expect(found === null || found.getTime() > NOW.getTime() + 1.9 * 86_400_000).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("finds a first crossing that plain bisection would miss: down through a level, then up again", () => {
    const profile = profileOf(
      good("failures", 60, 0),
      good("completion", 60, 0),
      bad("burst", 9.5, 0),
      bad("ipTravel", 3, 0),
    );
    const found = nextCrossing(profile, trustPolicyV1);
    expect(found).toEqual(crossingMinuteByMinute(profile, 3));
  });

  it("lies on a whole minute", () => {
    const found = nextCrossing(profileOf(bad("failures", 5, 0)), trustPolicyV1);
    expect((found?.getTime() ?? 1) % MINUTE).toBe(0);
  });
});
