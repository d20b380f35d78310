import { describe, expect, it } from "vitest";
import {
  decideCase,
  type Flag,
  flagAccount,
  readCaseAnswer,
} from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { BUYER_ID, FRIDAY, hoursLater, minutesAfter, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const flag = (more: Partial<Flag> = {}): Flag => ({
  caseId: caseIdFrom("019ce0bc-0000-7000-8000-00000000ca01"),
  accountId: BUYER_ID,
  reason: "RISK_REACHED_HIGH",
  riskLevel: "HIGH",
  scoreMilli: 41_000,
  exposureMinor: 1_250_00,
  evidenceAt: FRIDAY,
  at: FRIDAY,
  ...more,
});

function opened(more: Partial<Flag> = {}): ReviewCase {
  const { reviewCase } = flagAccount(null, flag(more), reviewPolicy);
  if (!reviewCase) throw new Error("no case");
  return reviewCase;
}
const clear = { outcome: "CLEAR", reasonCode: "EVIDENCE_EXPLAINED", note: null } as const;
const decided = (): ReviewCase =>
  must(decideCase(opened(), { answer: clear, by: STAFF_ID, at: hoursLater(1) })).reviewCase;

it("a flag opens a case and says when it is due", () => {
  const { reviewCase, events } = flagAccount(null, flag(), reviewPolicy);
  expect(reviewCase).toMatchObject({ state: "OPEN", reasons: ["RISK_REACHED_HIGH"], version: 1 });
  expect(events).toMatchObject([
    { type: "ReviewCaseOpened", reasons: ["RISK_REACHED_HIGH"], dueAt: reviewCase?.dueAt },
  ]);
});

describe("new evidence joins the open case", () => {
  it("with its reason once, and no second case", () => {
    const joined = flagAccount(opened(), flag({ reason: "SCORE_FELL" }), reviewPolicy);
    expect(joined.reviewCase?.reasons).toEqual(["RISK_REACHED_HIGH", "SCORE_FELL"]);
    expect(joined.events).toEqual([]);
    const open = opened();
    expect(flagAccount(open, flag(), reviewPolicy).reviewCase).toBe(open);
  });

  it("and brings the due time nearer, never further away", () => {
    const critical = flag({ riskLevel: "CRITICAL", at: minutesAfter(5) });
    const nearer = flagAccount(opened(), critical, reviewPolicy).reviewCase;
    expect(nearer).toMatchObject({ riskLevel: "CRITICAL", dueAt: minutesAfter(65) });
    expect(flagAccount(nearer, flag({ at: hoursLater(1) }), reviewPolicy).reviewCase?.dueAt).toEqual(minutesAfter(65));
  });
});

describe("a decided account comes back", () => {
  const comesBack = (reason: FlagReason, evidenceAt: Date | null): boolean => {
    const again = flag({
      reason,
      evidenceAt,
      at: hoursLater(5),
      caseId: caseIdFrom("019ce0bc-0000-7000-8000-00000000ca02"),
    });
    return flagAccount(decided(), again, reviewPolicy).events.length > 0;
  };

  it("only on evidence recorded since", () => {
    expect(comesBack("RISK_REACHED_HIGH", null)).toBe(false);
    expect(comesBack("RISK_REACHED_HIGH", hoursLater(1))).toBe(false);
    expect(comesBack("RISK_REACHED_HIGH", minutesAfter(61))).toBe(true);
    expect(comesBack("QA_SAMPLE", FRIDAY)).toBe(false);
  });

  it("or when a person asks for it", () => expect(comesBack("FLAGGED_BY_HAND", null)).toBe(true));
});

describe("one case, one decision", () => {
  it("keeps who, when and why", () => {
    const { reviewCase, events } = must(decideCase(opened(), { answer: clear, by: STAFF_ID, at: hoursLater(1) }));
    expect(reviewCase).toMatchObject({ state: "DECIDED", decision: { ...clear, by: STAFF_ID, at: hoursLater(1) } });
    expect(events).toMatchObject([{ type: "ReviewCaseDecided", outcome: "CLEAR", reasonCode: "EVIDENCE_EXPLAINED" }]);
  });

  it("tells the second person who was first", () => {
    expect(decideCase(decided(), { answer: clear, by: OTHER_STAFF_ID, at: hoursLater(2) })).toEqual({
      ok: false,
      refusal: { code: "CONFLICT", what: "case", by: STAFF_ID, at: hoursLater(1).toISOString() },
    });
  });

  it("is nobody's own", () => {
    expect(refusalCode(decideCase(opened(), { answer: clear, by: BUYER_ID, at: FRIDAY }))).toBe("CONFLICT_OF_INTEREST");
  });
});

describe("an answer is read only whole", () => {
  const note = "Third coupon at one address since Monday.";
  it.each([
    ["CLEAR", "EVIDENCE_EXPLAINED", "", true],
    ["CLEAR", "EVIDENCE_EXPLAINED", note, true],
    ["CLEAR", "COUPON_ABUSE", "", false],
    ["CLEAR", "", "", false],
    ["LOCK", "COUPON_ABUSE", note, true],
    ["LOCK", "COUPON_ABUSE", "", false],
    ["LOCK", "COUPON_ABUSE", "too short", false],
    ["LOCK", "NORMAL_BEHAVIOUR", note, false],
    ["SUSPEND", "COUPON_ABUSE", note, true],
    ["SUSPEND", "COUPON_ABUSE", "", false],
    ["SUSPEND", "FAILED_SIGN_INS", note, false],
    ["SUSPEND", "NORMAL_BEHAVIOUR", note, false],
  ] as const)("%s %s %j", (outcome, reasonCode, text, ok) => {
    expect(readCaseAnswer({ outcome, reasonCode, note: text }).ok).toBe(ok);
  });
});
