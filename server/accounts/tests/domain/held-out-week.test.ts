import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/server/accounts/adapters/inbound/demo/seeded-random";
import { readTally } from "@/server/accounts/application/use-cases/start-backtest/read-tally";
import { backtestLines } from "@/server/accounts/domain/domain-services/backtest-lines";
import { tallyRange } from "@/server/accounts/domain/domain-services/backtest-service";
import { type BacktestTally, emptyTally, HELD_OUT_DAYS } from "@/server/accounts/domain/domain-services/backtest-tally";
import { HELD_OUT_AT_LEAST, heldOutWeek } from "@/server/accounts/domain/domain-services/held-out-week";
import { newcombe } from "@/server/accounts/domain/domain-services/newcombe-interval";
import { wilson } from "@/server/accounts/domain/domain-services/wilson-interval";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, bad as badFact, daysBefore, evidenceOf, NOW } from "../support/trust-facts";

const share = (count: number, of: number) => {
  const found = wilson(count, of);
  if (!found) throw new Error("Nothing was counted.");
  return found;
};
const counts = (total: number, draft: number, live = draft) => ({ total, live, draft });
const tallyOf = (counted: Partial<BacktestTally>): BacktestTally => ({ ...emptyTally(NOW), ...counted });

describe("Newcombe's interval of a difference", () => {
  it("is that of the paper's examples (1998, table II, method 10)", () => {
    for (const [one, other, low, high] of [
      [share(56, 70), share(48, 80), 0.0524, 0.3339],
      [share(9, 10), share(3, 10), 0.1705, 0.809],
      [share(6, 7), share(2, 7), 0.0582, 0.8062],
      [share(5, 56), share(0, 29), -0.0381, 0.1926],
      [share(0, 10), share(0, 20), -0.1611, 0.2775],
    ] as const) {
      expect(newcombe(one, other).low).toBeCloseTo(low, 4);
      expect(newcombe(one, other).high).toBeCloseTo(high, 4);
    }
  });

  it("turns round with its sides, and always holds the difference", () => {
    const shares = fc
      .integer({ min: 1, max: 500 })
      .chain((of) => fc.integer({ min: 0, max: of }).map((n) => share(n, of)));
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const [there, back] = [newcombe(one, other), newcombe(other, one)];
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.low).toBeLessThanOrEqual(there.difference);
        expect(there.high).toBeGreaterThanOrEqual(there.difference);
      }),
    );
  });
});

describe("the held-out week", () => {
  it("is stable where its recall differs by no more than chance, and not where it falls, or rises, beyond it", () => {
    const of = (draft: number) =>
      heldOutWeek(tallyOf({ bad: counts(400, 320 + draft), badLately: counts(50, draft) }), "draft");
    expect(of(45)).toMatchObject({
      state: "STABLE",
      recall: { heldOut: { share: 0.9 }, rest: { count: 320, of: 350 } },
    });
    expect(of(30).state).toBe("UNSTABLE");
    const rising = tallyOf({ bad: counts(400, 150 + 50), badLately: counts(50, 50) });
    expect(heldOutWeek(rising, "draft").state).toBe("UNSTABLE");
  });

  it("doubts one and the same policy at most once in twenty weeks, though it judges two shares", () => {
    const random = seededRandom(11);
    const drawn = (of: number, chance: number) =>
      Array.from({ length: of }, () => Number(random.next() < chance)).reduce((sum, one) => sum + one, 0);
    const doubted = Array.from({ length: 2_000 }, () => {
      const [badLate, goodLate] = [drawn(60, 0.8), drawn(60, 0.2)];
      const tally = tallyOf({
        bad: counts(460, badLate + drawn(400, 0.8)),
        badLately: counts(60, badLate),
        good: counts(460, goodLate + drawn(400, 0.2)),
        goodLately: counts(60, goodLate),
      });
      return Number(heldOutWeek(tally, "draft").state === "UNSTABLE");
    }).reduce((sum, one) => sum + one, 0);
    expect(doubted / 2_000).toBeLessThan(0.06);
    expect(doubted / 2_000).toBeGreaterThan(0.01);
  });

  it("is not stable either where recall holds and the flagged are good people", () => {
    const tally = tallyOf({
      bad: counts(400, 360),
      badLately: counts(50, 45),
      good: counts(300, 90),
      goodLately: counts(100, 60),
    });
    expect(heldOutWeek(tally, "draft")).toMatchObject({
      state: "UNSTABLE",
      recall: { state: "STABLE" },
      precision: { state: "UNSTABLE", heldOut: { count: 45, of: 105 }, rest: { count: 315, of: 345 } },
    });
  });

  it("can't be said of too few cases on either side, nor without any", () => {
    const few = HELD_OUT_AT_LEAST - 1;
    const states = [
      tallyOf({ bad: counts(100 + few, 100), badLately: counts(few, 0) }),
      tallyOf({ bad: counts(100 + few, 100), badLately: counts(100, 100) }),
      tallyOf({ bad: counts(100 + HELD_OUT_AT_LEAST, 100), badLately: counts(HELD_OUT_AT_LEAST, 0) }),
      tallyOf({ good: counts(40, 40), goodLately: counts(20, 20) }),
    ].map((tally) => heldOutWeek(tally, "draft").state);
    expect(states).toEqual(["TOO_FEW", "TOO_FEW", "UNSTABLE", "NO_LABELS"]);
  });

  it("needs as many cases as make an interval narrower than half of the scale, whatever the share", () => {
    const widest = (of: number) =>
      Math.max(...Array.from({ length: of + 1 }, (_, count) => share(count, of).high - share(count, of).low));
    expect(widest(HELD_OUT_AT_LEAST)).toBeLessThan(0.5);
    expect(widest(HELD_OUT_AT_LEAST - 1)).toBeGreaterThan(0.5);
  });

  it("is told to whoever approves, beside the live policy's", () => {
    const tally = tallyOf({ bad: counts(400, 350, 300), badLately: counts(50, 45, 40) });
    expect(backtestLines(tally).find(({ label }) => label === "Compared on held-out week")).toEqual({
      label: "Compared on held-out week",
      before: "Stable: recall 80.0% (67.0 to 88.8%), 40 of 50, before 74.3% (69.5 to 78.6%), 260 of 350",
      after: "Stable: recall 90.0% (78.6 to 95.7%), 45 of 50, before 87.1% (83.2 to 90.3%), 305 of 350",
    });
  });
});

describe("keeping the week apart", () => {
  const decided = (isBad: boolean, decidedAt: Date) => {
    const facts = [{ ...badFact("failures", 5, 40), recordedAt: daysBefore(40) }];
    const evidence = evidenceOf(...facts);
    return { accountId: ASHA, evidence, draftEvidence: evidence, recent: facts, label: { isBad, decidedAt } };
  };
  const both = { live: trustPolicyV1, draft: trustPolicyV1 };
  const within = daysBefore(HELD_OUT_DAYS - 0.01);
  const accounts = [decided(true, within), decided(false, within), decided(false, daysBefore(HELD_OUT_DAYS))];

  it("counts bad and cleared cases of the last seven days, within all of them", () => {
    const tally = emptyTally(NOW);
    tallyRange(tally, accounts, both);
    expect([tally.bad.total, tally.badLately.total, tally.good.total, tally.goodLately?.total]).toEqual([1, 1, 2, 1]);
  });

  it("still reads a run that was counted before, and does not make up what that one left out", () => {
    const { goodLately: _, ...before } = emptyTally(NOW);
    const tally = readTally(JSON.parse(JSON.stringify(before)));
    if (!tally) throw new Error("It can't be read.");
    tallyRange(tally, accounts, both);
    expect(tally.goodLately).toBeNull();
    expect(heldOutWeek(tally, "draft")).toMatchObject({ state: "TOO_FEW", precision: null });
  });
});
