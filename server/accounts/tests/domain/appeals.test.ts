import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideAppeal, submitAppeal } from "@/server/accounts/domain/aggregates/appeal-aggregate";
import type { StatementOfReasons } from "@/server/accounts/domain/entities/statement-of-reasons";
import { appealIdFrom } from "@/server/accounts/domain/value-objects/appeal-id";
import { parseAppealText, parsePublicAnswer } from "@/server/accounts/domain/value-objects/plain-words";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import { BUYER_ID, FRIDAY, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const statement: StatementOfReasons = {
  id: statementIdFrom("019ce0bc-0000-7000-8000-0000000000e1"),
  accountId: BUYER_ID,
  decision: "LOCK",
  reasonCode: "COUPON_ABUSE",
  isAutomated: false,
  until: null,
  subject: "Why your account is on hold",
  text: "",
  auditEntryId: "019ce0bc-0000-7000-8000-0000000000e2",
  decidedBy: STAFF_ID,
  createdAt: FRIDAY,
};
const text = must(parseAppealText("These coupons were my sister's."));
const appeal = submitAppeal(statement, {
  id: appealIdFrom("019ce0bc-0000-7000-8000-0000000000e3"),
  text,
  at: hoursLater(1),
});
const answer = must(parsePublicAnswer("We looked at the orders again."));
const order = { outcome: "UPHELD", answer, by: OTHER_STAFF_ID, at: hoursLater(2) } as const;
const deciders = new Set([STAFF_ID]);

describe("appeals", () => {
  it("R85 are answered by somebody who took no part in the decision", () => {
    expect(refusalCode(decideAppeal(appeal, deciders, { ...order, by: STAFF_ID }))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(decideAppeal(appeal, deciders, { ...order, by: BUYER_ID }))).toBe("CONFLICT_OF_INTEREST");
    expect(must(decideAppeal(appeal, deciders, order))).toMatchObject({ state: "UPHELD", decidedBy: OTHER_STAFF_ID });
  });

  it("are answered once: the second is told of the first", () => {
    const answered = must(decideAppeal(appeal, deciders, order));
    const second = decideAppeal(answered, deciders, { ...order, outcome: "REVERSED" });
    expect(second).toMatchObject({ ok: false, refusal: { code: "CONFLICT", by: OTHER_STAFF_ID } });
  });

  it("say 10 to 4,000 characters that can be seen", () => {
    expect(refusalCode(parseAppealText("Too short"))).toBe("VALIDATION");
    expect(refusalCode(parseAppealText("x".repeat(4_001)))).toBe("VALIDATION");
    expect(refusalCode(parseAppealText("Turned round \u202e by a character"))).toBe("VALIDATION");
    expect(must(parseAppealText(`${"x".repeat(3_999)}\n`))).toHaveLength(3_999);
  });

  it("are never answered in words of staff", () => {
    const words = fc.constantFrom("risk", "Risk", "FRAUD", "fraudulent", "score", "flagged", "flag");
    fc.assert(
      fc.property(words, fc.constantFrom("We saw a ", "The "), (word, before) => {
        expect(refusalCode(parsePublicAnswer(`${before}${word} on this account.`))).toBe("VALIDATION");
      }),
    );
    expect(refusalCode(parsePublicAnswer("The asterisk and the scoreboard are fine."))).toBeNull();
  });
});
