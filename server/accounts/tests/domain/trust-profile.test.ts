import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arrivalMoment,
  openTrustProfile,
  rebuildTrustProfile,
  recordSignals,
  reevaluate,
  type TrustDecision,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { ASHA, anyFact, bad, good, hoursAfter, NOW, signal } from "../support/trust-facts";

const policy = trustPolicyV1;
const opened = openTrustProfile({ accountId: ASHA, kycLevel: "CONTACT", policy, at: NOW });

function decided(result: Result<TrustDecision>): TrustDecision {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const record = (profile: TrustProfile, signals: readonly TrustSignal[], at: Date) =>
  decided(recordSignals(profile, signals, { policy, at }));
const at = (hours: number, ...facts: readonly Fact[]) =>
  facts.map((fact, n) => signal(hours * 10 + n, fact, hoursAfter(hours)));
const typesOf = ({ events }: TrustDecision) => events.map(({ type }) => type);

/** The first whole minute at which a flagged profile has a cool-down running. */
function firstMinuteAbove(profile: TrustProfile): number {
  let moment = Math.ceil(profile.evaluatedAt.getTime() / 60_000) * 60_000;
  while (scoreMilliAt(profile.evidence, policy, moment) < 52_000) moment += 60_000;
  return moment;
}

describe("a trust profile", () => {
  it("opens at the base of the policy, by plain thresholds", () => {
    expect(opened).toMatchObject({
      scoreMilli: 60_000,
      riskLevel: "MEDIUM",
      aboveSince: null,
      version: 1,
      policyVersion: 1,
    });
  });

  it("says what was recorded, that the score moved and that the risk rose", () => {
    const decision = record(opened, at(1, bad("failures", 5, 0)), hoursAfter(1));
    expect(typesOf(decision)).toEqual(["TrustSignalRecorded", "RiskIncreased", "TrustScoreUpdated"]);
    expect(decision.profile).toMatchObject({ riskLevel: "HIGH", version: 2, evaluatedAt: hoursAfter(1) });
    expect(decision.events.at(-1)).toMatchObject({ previousMilli: 60_000, previousRisk: "MEDIUM", riskLevel: "HIGH" });
  });

  it("says nothing about a score that did not move", () => {
    expect(typesOf(record(opened, at(1, good("refunds", 1, 0)), hoursAfter(1)))).toEqual(["TrustSignalRecorded"]);
  });

  it("takes facts that arrive together as one: no rise by the order within", () => {
    const chargebackTakenBack = at(1, bad("failures", 5, 2), bad("failures", -5, 2));
    expect(typesOf(record(opened, chargebackTakenBack, hoursAfter(1)))).toEqual([
      "TrustSignalRecorded",
      "TrustSignalRecorded",
    ]);
  });

  it("returns exactly to where it stood when evidence is taken back", () => {
    const flagged = record(opened, at(1, bad("sharedDevices", 10, 0)), hoursAfter(1)).profile;
    const cleared = record(flagged, at(2, bad("sharedDevices", -10, 0)), hoursAfter(2)).profile;
    expect(cleared.scoreMilli).toBe(opened.scoreMilli);
    expect(cleared.riskLevel).toBe("HIGH");
    expect(reevaluate(cleared, { policy, at: hoursAfter(27) }).profile.riskLevel).toBe("MEDIUM");
  });

  it("falls by time alone once the score has held for a day", () => {
    const burst = record(opened, at(1, bad("burst", 5, -1 / 24)), hoursAfter(1)).profile;
    expect(burst.riskLevel).toBe("HIGH");
    const week = reevaluate(burst, { policy, at: hoursAfter(24 * 7) });
    expect(week.profile).toMatchObject({ riskLevel: "MEDIUM", aboveSince: null });
    expect(typesOf(week)).toEqual(["TrustScoreUpdated"]);
  });

  it("says at which minute time alone raised the risk", () => {
    const earned = record(opened, at(1, good("completion", 60, 0), good("failures", 20, 0)), hoursAfter(1)).profile;
    const low = reevaluate(earned, { policy, at: hoursAfter(30) }).profile;
    expect(low.riskLevel).toBe("LOW");
    const faded = reevaluate(low, { policy, at: hoursAfter(24 * 365) });
    const rise = faded.events.find(({ type }) => type === "RiskIncreased");
    expect(rise).toMatchObject({ previousRisk: "LOW", riskLevel: "MEDIUM", scoreMilli: 69_999 });
    expect((rise?.occurredAt.getTime() ?? 1) % 60_000).toBe(0);
  });

  it("ignores a look at the past", () => {
    expect(reevaluate(opened, { policy, at: hoursAfter(-1) })).toEqual({ profile: opened, events: [] });
  });

  it("refuses facts about another account and facts from the future", () => {
    const foreign = {
      ...signal(1, bad("burst", 1, 0)),
      accountId: accountIdFrom("019ce0bc-0000-7000-8000-000000000001"),
    };
    const future = signal(1, bad("burst", 1, -1), NOW);
    for (const refused of [foreign, future]) {
      expect(recordSignals(opened, [refused], { policy, at: NOW })).toMatchObject({
        ok: false,
        refusal: { code: "VALIDATION" },
      });
    }
  });

  it("stamps arrivals so that two never share a moment", () => {
    expect(arrivalMoment(opened, hoursAfter(1))).toEqual(hoursAfter(1));
    expect(arrivalMoment(opened, NOW).getTime()).toBe(NOW.getTime() + 1);
  });
});

describe("a rebuilt profile", () => {
  const story = fc.array(fc.record({ fact: anyFact, minutes: fc.integer({ min: 1, max: 60 * 24 * 90 }) }), {
    maxLength: 25,
  });
  const looks = fc.array(fc.integer({ min: 1, max: 60 * 24 * 120 * 60 }), { maxLength: 15 });

  it("starts its cool-down at the same minute, though somebody looked within that minute", () => {
    const signals = at(1, bad("burst", 6, -1 / 24));
    const flagged = record(opened, signals, hoursAfter(1)).profile;
    const clears = firstMinuteAbove(flagged);
    let watched = reevaluate(flagged, { policy, at: new Date(clears - 60_000) }).profile;
    for (let second = -59; second <= 59; second += 1) {
      watched = reevaluate(watched, { policy, at: new Date(clears + second * 1000) }).profile;
    }
    const end = new Date(clears + 59_000);
    const facts = { accountId: ASHA, kycLevel: "CONTACT", openedAt: NOW, policy, at: end, signals } as const;
    expect({ ...decided(rebuildTrustProfile(facts)).profile, version: 0 }).toEqual({ ...watched, version: 0 });
    expect(watched.aboveSince).toEqual(new Date(clears));
  });

  it("equals the live one, however often anybody looked in between", () => {
    fc.assert(
      fc.property(story, looks, (facts, seconds) => {
        const signals = facts.map(({ fact, minutes }, n) => signal(n, fact, hoursAfter(minutes / 60)));
        const end = hoursAfter(24 * 121);
        const moments = [
          ...new Set([
            ...signals.map((one) => one.recordedAt.getTime()),
            ...seconds.map((s) => NOW.getTime() + s * 1000),
          ]),
        ].sort((a, b) => a - b);
        let live = opened;
        for (const moment of moments) {
          const arrived = signals.filter(({ recordedAt }) => recordedAt.getTime() === moment);
          live = record(live, arrived, new Date(moment)).profile;
        }
        live = reevaluate(live, { policy, at: end }).profile;
        const facts2 = { accountId: ASHA, kycLevel: "CONTACT", openedAt: NOW, policy, at: end } as const;
        const rebuilt = decided(rebuildTrustProfile({ ...facts2, signals: [...signals].reverse() })).profile;
        expect({ ...rebuilt, version: 0 }).toEqual({ ...live, version: 0 });
      }),
      { numRuns: 200 },
    );
  });
});
