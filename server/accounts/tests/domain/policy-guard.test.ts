import { describe, expect, it } from "vitest";
import { emptyTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import { expectedFlags, suggestedBound } from "@/server/accounts/domain/domain-services/expected-flags";
import { guardEnd, guardedSince, isOverBound } from "@/server/accounts/domain/policies/policy-guard";

const HOUR = 3_600_000;
const publishedAt = new Date("2026-11-20T10:00:00Z");
const live = { state: "LIVE", publishedAt, guardFlags: 20 } as const;
const hoursIn = (hours: number) => new Date(publishedAt.getTime() + hours * HOUR);

describe("the bound of a version", () => {
  it("counts the last 24 hours, and never what was flagged before it went live", () => {
    expect(guardedSince(live, hoursIn(3))).toEqual(publishedAt);
    expect(guardedSince(live, hoursIn(30))).toEqual(hoursIn(6));
  });

  it("is broken above it, not at it", () => {
    expect(isOverBound(live, 20, hoursIn(1))).toBe(false);
    expect(isOverBound(live, 21, hoursIn(1))).toBe(true);
  });

  it("is watched for seven days, while the version is live, where one was told", () => {
    expect(guardEnd(live)).toEqual(hoursIn(7 * 24));
    expect(isOverBound(live, 99, new Date(hoursIn(7 * 24).getTime() - 1))).toBe(true);
    expect(isOverBound(live, 99, hoursIn(7 * 24))).toBe(false);
    expect(isOverBound({ ...live, state: "RETIRED" }, 99, hoursIn(1))).toBe(false);
    expect(isOverBound({ ...live, guardFlags: null }, 99, hoursIn(1))).toBe(false);
  });

  it("is suggested from what the backtest expects of the first day: its flags, and whom it moves at once", () => {
    const tally = emptyTally(publishedAt);
    tally.flags.draft = 90;
    // LOW to HIGH, MEDIUM to CRITICAL; HIGH to CRITICAL is flagged already.
    const moves = [
      [100, 5, 4, 0],
      [0, 80, 0, 3],
      [0, 0, 9, 50],
      [0, 0, 0, 2],
    ];
    expect(expectedFlags({ ...tally, moves })).toBe(10);
    expect(suggestedBound(10)).toBe(15);
    expect(suggestedBound(0)).toBe(1);
    expect(suggestedBound(9e9)).toBe(1_000_000);
  });
});
