import { expect, it } from "vitest";
import { canSignIn, standingStatus } from "@/server/accounts/domain/aggregates/account-aggregate";
import { type ImportedPerson, importAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { changeEmail } from "@/server/accounts/domain/aggregates/account-contacts";
import { kycFactsOf, kycLevelFrom } from "@/server/accounts/domain/domain-services/kyc-service";
import { BUYER_ID, EMAIL, FRIDAY, hoursLater, imported, personOf, storeOf } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const shop: ImportedPerson = {
  id: BUYER_ID,
  externalId: "3442f8959a84dea7ee197c632cb2df15",
  email: null,
  phone: null,
  name: personOf("Seller 3442f895"),
  buys: false,
  store: { storeName: storeOf("Store 3442f895"), gstNumber: null },
  joinedAt: FRIDAY,
  at: hoursLater(1),
};

it("gets a placeholder that nobody can prove, and can't sign in", () => {
  const account = imported();
  expect(account.placeholder?.address).toBe("8d50f5eadf50201ccdcedfb9e2ac8455@import.invalid");
  expect(standingStatus(account, FRIDAY)).toBe("UNVERIFIED");
  expect(canSignIn(account, FRIDAY)).toBe(false);
});

it("drops the placeholder once there is a real contact", () => {
  const reached = must(changeEmail(imported(), { email: EMAIL, at: FRIDAY })).account;
  expect(reached).toMatchObject({ placeholder: null, email: { verifiedAt: null } });
});

it("brings a seller in as ESTABLISHED, without GSTIN, and KYC NONE", () => {
  const { account, events } = must(importAccount(shop));
  expect(account.sellerProfile).toMatchObject({ onboardingStage: "ESTABLISHED", gstNumber: null, isVerified: false });
  expect(kycLevelFrom(kycFactsOf(account, { identity: false, payout: false }))).toBe("NONE");
  expect(events.map(({ type }) => type)).toEqual(["AccountCreated", "RoleAssigned", "SellerUpgraded"]);
  expect(account.createdAt).toEqual(FRIDAY);
});

it.each(["", "a b", "x".repeat(101), "id\u200b"])("refuses the external id %j", (externalId) => {
  expect(refusalCode(importAccount({ ...shop, externalId }))).toBe("VALIDATION");
});

it("refuses somebody who neither buys nor sells", () => {
  expect(refusalCode(importAccount({ ...shop, store: null }))).toBe("VALIDATION");
});
