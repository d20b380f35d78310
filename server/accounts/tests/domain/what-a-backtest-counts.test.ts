import { describe, expect, it } from "vitest";
import { backtestLines, shareWords } from "@/server/accounts/domain/domain-services/backtest-lines";
import { type BacktestAccount, tallyRange } from "@/server/accounts/domain/domain-services/backtest-service";
import { emptyTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import { flagsWithin } from "@/server/accounts/domain/domain-services/flags-within";
import { wilson } from "@/server/accounts/domain/domain-services/wilson-interval";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { ASHA, bad, daysBefore, evidenceOf, good, NOW } from "../support/trust-facts";

/** Nobody is flagged by it: the levels lie too low. */
const blind = { ...trustPolicyV1, version: 2, thresholds: { LOW: 30, MEDIUM: 10, HIGH: 5 } };
const both = { live: blind, draft: trustPolicyV1 };
const arrived = (fact: ReturnType<typeof bad>, at = fact.occurredAt) => ({ ...fact, recordedAt: at });

describe("Wilson's interval", () => {
  it("is the textbook's, stays within 0 and 1, and is unknown without a sample", () => {
    expect(wilson(8, 10)?.low).toBeCloseTo(0.4902, 4);
    expect(wilson(8, 10)?.high).toBeCloseTo(0.9433, 4);
    expect(wilson(0, 12)).toMatchObject({ low: 0 });
    expect(wilson(12, 12)).toMatchObject({ high: 1 });
    expect(wilson(0, 0)).toBeNull();
    expect(shareWords(null)).toBe("Cannot be measured: 0 decided cases");
  });
});

describe("flags within a window", () => {
  const span = { from: daysBefore(30), until: NOW };

  it("are rises to HIGH: one for each burst that had cleared in between, none for what came before", () => {
    const first = arrived(bad("burst", 9, 20));
    const second = arrived(bad("burst", 9, 5));
    const evidence = evidenceOf(first, second);
    expect(flagsWithin(evidence, [first, second], trustPolicyV1, span)).toBe(2);
    expect(flagsWithin(evidence, [first, second], blind, span)).toBe(0);
    const old = evidenceOf(bad("failures", 5, 40));
    expect(flagsWithin(old, [], trustPolicyV1, span)).toBe(0);
  });
});

describe("decided cases", () => {
  const account = (isBad: boolean, facts: readonly ReturnType<typeof arrived>[], decidedAt: Date): BacktestAccount => {
    const evidence = evidenceOf(...facts);
    return { accountId: ASHA, evidence, draftEvidence: evidence, recent: facts, label: { isBad, decidedAt } };
  };

  it("are judged by what was known when people decided, not by what came later", () => {
    const tally = emptyTally(NOW);
    const late = account(true, [arrived(bad("failures", 5, 2))], daysBefore(3));
    const known = account(true, [arrived(bad("failures", 5, 12))], daysBefore(10));
    const cleared = account(false, [arrived(bad("failures", 5, 12))], daysBefore(10));
    const nobody: BacktestAccount = {
      ...late,
      label: null,
      evidence: evidenceOf(good("completion", 9, 3)),
      recent: [],
    };
    tallyRange(tally, [late, known, cleared, { ...nobody, draftEvidence: nobody.evidence }], both);
    expect(tally.bad).toEqual({ total: 2, live: 0, draft: 1 });
    expect(tally.badLately).toEqual({ total: 1, live: 0, draft: 0 });
    expect(tally.good).toEqual({ total: 1, live: 0, draft: 1 });
    expect({ hitCount: tally.hitCount, hits: tally.hits.length, accounts: tally.accounts }).toEqual({
      hitCount: 1,
      hits: 1,
      accounts: 4,
    });
    expect(backtestLines(tally).find(({ label }) => label === "Known bad caught")?.after).toMatch(/^50\.0% .*1 of 2$/u);
  });
});
