import { describe, expect, it } from "vitest";
import { type LockOrder, lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import {
  createBuyerProfile,
  updateBuyerProfile,
  updateSellerProfile,
  upgradeToSeller,
} from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import {
  buyer,
  FRIDAY,
  GSTIN,
  gstinOf,
  hoursLater,
  minutesAfter,
  personOf,
  STAFF_ID,
  seller,
  sellerStart,
  storeOf,
} from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const at = minutesAfter(1);
const withoutProfile = (): Account => ({ ...buyer(), buyerProfile: null, roles: [] });
const locked = (account: Account, scope: LockScope): Account => {
  const order: LockOrder = { reason: "OTHER", scope, until: hoursLater(4), by: STAFF_ID, at: FRIDAY };
  return must(lockAccount(account, order)).account;
};

const attempts: Record<string, (change: (account: Account) => Account) => string | null> = {
  createBuyerProfile: (change) => {
    const details = { name: personOf("Asha"), dateOfBirth: null, gender: null, by: STAFF_ID };
    return refusalCode(createBuyerProfile(change(withoutProfile()), { ...details, at }));
  },
  updateBuyerProfile: (change) => refusalCode(updateBuyerProfile(change(buyer()), { name: personOf("Asha R"), at })),
  upgradeToSeller: (change) => refusalCode(upgradeToSeller(change(buyer()), { ...sellerStart, at })),
  updateSellerProfile: (change) => refusalCode(updateSellerProfile(change(seller()), { storeName: storeOf("V"), at })),
};

describe.each(Object.entries(attempts))("%s", (_, attempt) => {
  it("works while ACTIVE, and on known devices while unknown ones are locked out", () => {
    expect(attempt((account) => account)).toBeNull();
    expect(attempt((account) => locked(account, "UNKNOWN_DEVICES"))).toBeNull();
  });

  it("is refused while suspended, disabled or locked, each in its own word", () => {
    expect(attempt((account) => ({ ...account, status: "SUSPENDED" }))).toBe("ACCOUNT_SUSPENDED");
    expect(attempt((account) => ({ ...account, status: "DISABLED" }))).toBe("ACCOUNT_DISABLED");
    expect(attempt((account) => locked(account, "ACCOUNT"))).toBe("ACCOUNT_LOCKED");
  });
});

it("stops the selling side alone under a SELLER lock", () => {
  const change = (account: Account) => locked(account, "SELLER");
  expect(attempts["updateBuyerProfile"]?.(change)).toBeNull();
  expect(attempts["upgradeToSeller"]?.(change)).toBe("ACCOUNT_LOCKED");
  expect(attempts["updateSellerProfile"]?.(change)).toBe("ACCOUNT_LOCKED");
});

it("unconfirms a changed GSTIN, and no other change", () => {
  const renamed = must(updateSellerProfile(seller(), { storeName: storeOf("Verma & Co"), gstNumber: GSTIN, at }));
  expect(renamed.account.sellerProfile?.isVerified).toBe(true);
  const renumbered = must(updateSellerProfile(seller(), { gstNumber: gstinOf("29AAGCB7383J1Z4"), at }));
  expect(renumbered.account.sellerProfile).toMatchObject({ isVerified: false, gstNumber: "29AAGCB7383J1Z4" });
});
