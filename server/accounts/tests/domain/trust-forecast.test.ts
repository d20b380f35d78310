import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { moveRisk, type RiskState, riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import {
  forecastStanding,
  type StandingForecast,
  scoreLeaves,
} from "@/server/accounts/domain/domain-services/standing-forecast-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Evidence, Fact } from "@/server/accounts/domain/entities/evidence";
import type { OverrideRule } from "@/server/accounts/domain/entities/score-override";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import { ASHA, anyFact, bad, daysBefore, evidenceOf, good, hoursAfter, NOW } from "../support/trust-facts";

const MINUTE = 60_000;
const minuteAfter = (minutes: number): Date => new Date((Math.floor(NOW.getTime() / MINUTE) + minutes) * MINUTE);
const scoreIn = (evidence: Evidence, at: Date): number => scoreMilliAt(evidence, trustPolicyV1, at.getTime());

function stateOf(evidence: Evidence): RiskState {
  return openTrustProfile({ accountId: ASHA, kycLevel: "CONTACT", policy: trustPolicyV1, at: NOW, evidence });
}

const forecastOf = (evidence: Evidence, override: OverrideRule | null = null): StandingForecast =>
  forecastStanding({ state: stateOf(evidence), since: NOW, override }, evidence, trustPolicyV1, NOW);

/** Looks at every single minute, with the clocks that a real profile has. */
function minuteByMinute(evidence: Evidence, minutes: number) {
  let state = stateOf(evidence);
  const here = riskOf(scoreIn(evidence, NOW), trustPolicyV1);
  const changes: { at: Date; riskLevel: string }[] = [];
  let leaves: Date | null = null;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const at = minuteAfter(minute);
    const score = scoreIn(evidence, at);
    if (!leaves && riskOf(score, trustPolicyV1) !== here) leaves = at;
    const moved = moveRisk(state, score, at, trustPolicyV1);
    if (moved.riskLevel !== state.riskLevel) changes.push({ at, riskLevel: moved.riskLevel });
    state = moved;
  }
  return { changes, leaves };
}

const recentFacts = fc
  .array(fc.record({ fact: anyFact, hours: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 8 })
  .map((recent) => recent.map(({ fact, hours }): Fact => ({ ...fact, occurredAt: daysBefore(hours / 24) })));

describe("the forecast of a standing", () => {
  it("is what looking at every minute finds, for random profiles", () => {
    const minutes = 4 * 1440;
    fc.assert(
      fc.property(recentFacts, (facts) => {
        const evidence = evidenceOf(...facts);
        const slow = minuteByMinute(evidence, minutes);
        const found = forecastOf(evidence);
        const horizon = minuteAfter(minutes);
        expect(found.changes.filter(({ at }) => at <= horizon)).toEqual(slow.changes);
        const leaves = found.scoreLeaves?.at ?? null;
        expect(leaves && leaves <= horizon ? leaves : null).toEqual(slow.leaves);
      }),
      { numRuns: 60 },
    );
  });

  it("finds the first crossing where plain bisection finds a later one", () => {
    // A burst is over within days: up to MEDIUM. Good payments fade: HIGH again. Then the old disputes do: MEDIUM.
    const evidence = evidenceOf(good("failures", 40, 0), bad("disputes", 2.2, 0), bad("burst", 8, 0));
    const here = riskOf(scoreIn(evidence, NOW), trustPolicyV1);
    const isElsewhere = (minute: number) => riskOf(scoreIn(evidence, minuteAfter(minute)), trustPolicyV1) !== here;
    const first = scoreLeaves(evidence, trustPolicyV1, NOW, minuteAfter(400 * 1440));
    let low = 0;
    let high = 400 * 1440;
    expect(isElsewhere(high)).toBe(true);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (isElsewhere(middle)) high = middle;
      else low = middle;
    }
    expect(first).not.toBeNull();
    expect(first?.at.getTime()).toBeLessThan(minuteAfter(high).getTime() - 1440 * MINUTE);
    expect(first?.at).toEqual(minuteByMinute(evidence, 10 * 1440).leaves);
  });

  it("clears a flag only a whole cool-down after the score is high enough", () => {
    const evidence = evidenceOf(bad("failures", 1, 0), bad("burst", 5, 0));
    const { flagClearsAt, scoreLeaves: leaves } = forecastOf(evidence);
    if (!flagClearsAt || !leaves) throw new Error("This profile is flagged, and only for a while.");
    const dayBefore = new Date(flagClearsAt.getTime() - 24 * 3_600_000);
    expect(scoreIn(evidence, dayBefore)).toBeGreaterThanOrEqual(52_000);
    expect(scoreIn(evidence, new Date(dayBefore.getTime() - MINUTE))).toBeLessThan(52_000);
    expect(leaves.at.getTime()).toBeLessThan(dayBefore.getTime());
  });

  it("says nothing where nothing will change", () => {
    expect(forecastOf(evidenceOf())).toMatchObject({ scoreLeaves: null, flagClearsAt: null, changes: [] });
  });

  it("brings the computed level back when an override ends", () => {
    const evidence = evidenceOf(bad("failures", 5, 0));
    const until = hoursAfter(48);
    const floor = { kind: "FLOOR", scoreMilli: trustScoreFrom(70_000), from: NOW, until, endedAt: null } as const;
    const { riskLevel, changes, flagClearsAt } = forecastOf(evidence, floor);
    expect(riskLevel).toBe("LOW");
    expect(changes[0]).toEqual({ at: until, riskLevel: "HIGH" });
    expect(flagClearsAt).toBeNull();
  });
});
