import { describe, expect, it } from "vitest";
import {
  askHolder,
  decideCase,
  type Flag,
  flagAccount,
  holderAnswered,
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

describe("a case that waits for its holder", () => {
  const question = { reasonCode: "UNUSUAL_ACTIVITY", note: null, by: STAFF_ID } as const;
  const waitingFrom = (at: Date, from: ReviewCase = opened()) => askHolder(from, { ...question, at }, reviewPolicy);

  it("stops its clock: what was left when it was asked is left when the answer comes, whenever that is", () => {
    const open = opened();
    const { reviewCase: waiting, events } = must(waitingFrom(minutesAfter(30), open));
    expect(events).toMatchObject([{ type: "ReviewCaseDecided", outcome: "VERIFY", by: STAFF_ID }]);
    const back = holderAnswered(waiting, minutesAfter(30 + 200));
    expect(back?.reviewCase.dueAt).toEqual(new Date(open.dueAt.getTime() + 200 * 60_000));
    expect(back?.reviewCase).toMatchObject({
      state: "OPEN",
      waiting: null,
      reasons: ["RISK_REACHED_HIGH", "HOLDER_CONFIRMED"],
    });
    expect(back?.events).toMatchObject([{ type: "ReviewCaseOpened" }]);
  });

  it("is asked about once, and waits no longer than three days", () => {
    const { reviewCase: waiting } = must(waitingFrom(FRIDAY));
    expect(waitingFrom(hoursLater(1), waiting)).toMatchObject({ refusal: { code: "CONFLICT", by: STAFF_ID } });
    expect(holderAnswered(waiting, hoursLater(72))).toBeNull();
    expect(refusalCode(waitingFrom(hoursLater(73), waiting))).toBeNull();
  });

  it("may be decided meanwhile, and takes new evidence", () => {
    const { reviewCase: waiting } = must(waitingFrom(FRIDAY));
    const joined = flagAccount(waiting, flag({ reason: "SCORE_FELL", at: hoursLater(1) }), reviewPolicy).reviewCase;
    expect(joined).toMatchObject({ reasons: ["RISK_REACHED_HIGH", "SCORE_FELL"], waiting: { by: STAFF_ID } });
    expect(must(decideCase(waiting, { answer: clear, by: STAFF_ID, at: hoursLater(1) })).reviewCase.state).toBe(
      "DECIDED",
    );
  });

  it("is none that is decided, nor one's own, nor one that nobody asked about", () => {
    expect(refusalCode(waitingFrom(hoursLater(2), decided()))).toBe("CONFLICT");
    expect(refusalCode(askHolder(opened(), { ...question, by: BUYER_ID, at: FRIDAY }, reviewPolicy))).toBe(
      "CONFLICT_OF_INTEREST",
    );
    expect(holderAnswered(opened(), FRIDAY)).toBeNull();
    expect(holderAnswered(decided(), FRIDAY)).toBeNull();
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
    ["LIMIT", "COUPON_ABUSE", note, true],
    ["LIMIT", "COUPON_ABUSE", "", false],
    ["LIMIT", "NORMAL_BEHAVIOUR", note, false],
    ["SUSPEND", "COUPON_ABUSE", note, true],
    ["SUSPEND", "COUPON_ABUSE", "", false],
    ["SUSPEND", "FAILED_SIGN_INS", note, false],
    ["SUSPEND", "NORMAL_BEHAVIOUR", note, false],
  ] as const)("%s %s %j", (outcome, reasonCode, text, ok) => {
    expect(readCaseAnswer({ outcome, reasonCode, note: text }).ok).toBe(ok);
  });
});
