import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttemptedAction, scoreAction } from "@/server/accounts/domain/domain-services/action-score-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { anyFacts, bad, evidenceOf, evidenceOfRows, good, NOW } from "../support/trust-facts";
import golden from "./trust-policy.golden.json";

const firstOrder: AttemptedAction = {
  evidence: evidenceOf(bad("burst", 1, 0)),
  amountMinor: 100_000,
  accountAgeSeconds: 3600,
  sellerEvidence: null,
  manualReview: false,
};

const lineOf = (action: Partial<AttemptedAction>, kind: string) =>
  scoreAction({ ...firstOrder, ...action }, trustPolicyV1, NOW).lines.find((line) => line.kind === kind)?.pointsMilli ??
  0;

describe("the published actions give the published scores and decisions", () => {
  it.each(golden.actions)("$name", (example) => {
    const evidence = evidenceOfRows(example.history);
    const action = scoreAction(
      {
        evidence,
        amountMinor: example.amountMinor,
        accountAgeSeconds: example.accountAgeSeconds,
        sellerEvidence: example.seller ? evidenceOfRows(example.seller) : null,
        manualReview: false,
      },
      trustPolicyV1,
      NOW,
    );
    const lines = Object.fromEntries(action.lines.map(({ kind, pointsMilli }) => [kind, pointsMilli]));
    expect({ account: action.account.scoreMilli, lines, score: action.scoreMilli, decision: action.decision }).toEqual({
      account: example.account,
      lines: { AMOUNT: example.lines.amount, FRESH_ACCOUNT: example.lines.freshAccount, SELLER: example.lines.seller },
      score: example.score,
      decision: example.decision,
    });
    expect(example.clamp).toBe(0);
  });
});

describe("an action", () => {
  it("adds up exactly, bounds included", () => {
    fc.assert(
      fc.property(
        anyFacts,
        anyFacts,
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.nat(120),
        (own, seller, amountMinor, accountAgeSeconds) => {
          const action = scoreAction(
            {
              evidence: evidenceOf(...own),
              amountMinor,
              accountAgeSeconds,
              sellerEvidence: evidenceOf(...seller),
              manualReview: false,
            },
            trustPolicyV1,
            NOW,
          );
          const sum = action.lines.reduce((total, { pointsMilli }) => total + pointsMilli, 0);
          expect(action.account.scoreMilli + sum).toBe(action.scoreMilli);
          expect(action.lines.find(({ kind }) => kind === "SELLER")?.pointsMilli).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("goes to a person when the level says so, whatever it is worth", () => {
    expect(scoreAction({ ...firstOrder, manualReview: true }, trustPolicyV1, NOW).decision).toBe("REVIEW");
  });

  it("of an account that is flagged and too low is denied, not reviewed", () => {
    const evidence = evidenceOf(bad("failures", 15, 0));
    expect(riskOf(scoreAction({ ...firstOrder, evidence }, trustPolicyV1, NOW).account.scoreMilli, trustPolicyV1)).toBe(
      "CRITICAL",
    );
    expect(scoreAction({ ...firstOrder, evidence, manualReview: true }, trustPolicyV1, NOW).decision).toBe("DENY");
  });

  it("without an amount has no line for it, and a free one at most four points", () => {
    expect(lineOf({ amountMinor: null }, "AMOUNT")).toBe(0);
    expect(lineOf({ amountMinor: 0 }, "AMOUNT")).toBe(4000);
    expect(lineOf({ amountMinor: 1_000_000_000 }, "AMOUNT")).toBe(-20_000);
  });

  it("counts an account as fresh below sixty seconds", () => {
    expect(lineOf({ accountAgeSeconds: 59 }, "FRESH_ACCOUNT")).toBe(-20_000);
    expect(lineOf({ accountAgeSeconds: 60 }, "FRESH_ACCOUNT")).toBe(0);
  });

  it("is not held against a seller of whom little is known", () => {
    expect(lineOf({ sellerEvidence: evidenceOf(good("disputes", 5, 0), bad("disputes", 4.9, 0)) }, "SELLER")).toBe(0);
    expect(lineOf({ sellerEvidence: evidenceOf(good("disputes", 5, 0), bad("disputes", 5.1, 0)) }, "SELLER")).toBe(
      -15_000,
    );
  });
});
