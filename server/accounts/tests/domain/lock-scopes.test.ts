import { describe, expect, it } from "vitest";
import {
  canPerformBuyerOperations,
  canPerformSellerOperations,
  isLocked,
} from "@/server/accounts/domain/aggregates/account-aggregate";
import { type LockOrder, lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { FRIDAY, hoursLater, minutesAfter, OTHER_STAFF_ID, STAFF_ID, seller } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const order = (scope: LockScope, hours: number | null): LockOrder => ({
  reason: "SELLER_FRAUD",
  scope,
  until: hours === null ? null : hoursLater(hours),
  by: STAFF_ID,
  at: FRIDAY,
  approvedBy: OTHER_STAFF_ID,
});
const soon = minutesAfter(1);

it.each([
  ["ACCOUNT", { buys: false, sells: false, all: true }],
  ["SELLER", { buys: true, sells: false, all: false }],
  ["UNKNOWN_DEVICES", { buys: true, sells: true, all: false }],
] as const)("%s stops what it names", (scope, expected) => {
  const account = must(lockAccount(seller(), order(scope, 4))).account;
  const buys = canPerformBuyerOperations(account, soon);
  const sells = canPerformSellerOperations(account, soon);
  expect({ buys, sells, all: isLocked(account, soon) }).toEqual(expected);
});

describe("two locks of different width", () => {
  it("the wider takes over from the narrower at once", () => {
    const narrow = must(lockAccount(seller(), order("UNKNOWN_DEVICES", 24))).account;
    const wide = must(lockAccount(narrow, { ...order("ACCOUNT", 4), at: soon })).account;
    expect(wide.lock).toMatchObject({ scope: "ACCOUNT", since: soon, until: hoursLater(4) });
  });

  it("the wider never ends before the seller lock it replaced", () => {
    const narrow = must(lockAccount(seller(), order("SELLER", null))).account;
    expect(must(lockAccount(narrow, { ...order("ACCOUNT", 4), at: soon })).account.lock?.until).toBeNull();
  });

  it("the narrower changes nothing under a wider one that lasts as long", () => {
    const wide = must(lockAccount(seller(), order("ACCOUNT", 24))).account;
    expect(must(lockAccount(wide, { ...order("SELLER", 24), at: soon }))).toEqual({ account: wide, events: [] });
  });

  it("the narrower that would outlast it has to wait", () => {
    const wide = must(lockAccount(seller(), order("ACCOUNT", 4))).account;
    expect(refusalCode(lockAccount(wide, { ...order("SELLER", 24), at: soon }))).toBe("CONFLICT");
  });
});
