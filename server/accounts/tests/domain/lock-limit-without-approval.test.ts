import { expect, it } from "vitest";
import { type LockOrder, lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { BUYER_ID, buyer, FRIDAY, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const order: LockOrder = { reason: "PAYMENT_FRAUD", scope: "ACCOUNT", until: hoursLater(24), by: STAFF_ID, at: FRIDAY };
const justOver = new Date(hoursLater(24).getTime() + 1);

it("lets one person lock for 24 hours and not a millisecond more", () => {
  expect(refusalCode(lockAccount(buyer(), order))).toBeNull();
  expect(lockAccount(buyer(), { ...order, until: justOver })).toEqual({
    ok: false,
    refusal: { code: "APPROVAL_REQUIRED", action: "account.lock", limit: "24 hours" },
  });
  expect(refusalCode(lockAccount(buyer(), { ...order, until: null }))).toBe("APPROVAL_REQUIRED");
});

it("counts renewals from where the lock began", () => {
  const locked = must(lockAccount(buyer(), { ...order, until: hoursLater(12) })).account;
  const later = { ...order, at: hoursLater(10) };
  expect(refusalCode(lockAccount(locked, { ...later, until: hoursLater(24) }))).toBeNull();
  expect(refusalCode(lockAccount(locked, { ...later, until: justOver }))).toBe("APPROVAL_REQUIRED");
});

it("asks for somebody else's approval, not one's own", () => {
  expect(refusalCode(lockAccount(buyer(), { ...order, until: null, approvedBy: OTHER_STAFF_ID }))).toBeNull();
  expect(refusalCode(lockAccount(buyer(), { ...order, until: null, approvedBy: STAFF_ID }))).toBe("APPROVAL_REQUIRED");
});

it("lets nobody lock their own account", () => {
  expect(refusalCode(lockAccount(buyer(), { ...order, by: BUYER_ID }))).toBe("CONFLICT_OF_INTEREST");
});
