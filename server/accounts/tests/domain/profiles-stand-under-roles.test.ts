import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canAddAddress,
  canPerformBuyerOperations,
  canPerformSellerOperations,
  holdsRole,
} from "@/server/accounts/domain/aggregates/account-aggregate";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { upgradeToSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { BUYER_ID, buyer, EMAIL, FRIDAY, personOf, sellerStart } from "../support/account-facts";
import { must } from "../support/must";

it("gives whoever registers a buyer profile and the role, in one decision", () => {
  const name = personOf("Asha Verma");
  const { account, events } = must(registerAccount({ id: BUYER_ID, email: EMAIL, phone: null, name, at: FRIDAY }));
  expect(account.buyerProfile).toMatchObject({ name });
  expect(holdsRole(account, "BUYER")).toBe(true);
  expect(events.map(({ type }) => type)).toEqual(["AccountCreated", "BuyerProfileCreated", "RoleAssigned"]);
});

it("keeps the buyer side under a seller", () => {
  const before = buyer();
  const { account, events } = must(upgradeToSeller(before, sellerStart));
  expect(account.buyerProfile).toEqual(before.buyerProfile);
  expect(account.roles.map(({ type }) => type)).toEqual(["BUYER", "SELLER"]);
  expect(events.map(({ type }) => type)).toEqual(["RoleAssigned", "SellerUpgraded"]);
});

describe("in any story", () => {
  it("a role always has its profile, and a profile once made is never lost", () => {
    fc.assert(
      fc.property(anyBeginning, anyStory, (beginning, story) => {
        for (const { before, after, command } of play(beginning, story)) {
          expect(!holdsRole(after, "BUYER") || after.buyerProfile !== null, command.name).toBe(true);
          expect(!holdsRole(after, "SELLER") || after.sellerProfile !== null, command.name).toBe(true);
          expect(before.buyerProfile === null || after.buyerProfile !== null, command.name).toBe(true);
          expect(before.sellerProfile === null || after.sellerProfile !== null, command.name).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("one of each role at most", () => {
    fc.assert(
      fc.property(anyBeginning, anyStory, (beginning, story) => {
        for (const { after } of play(beginning, story)) {
          const roles = after.roles.map(({ type }) => type);
          expect(new Set(roles).size).toBe(roles.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("the buyer's name and the account's are the same", () => {
    fc.assert(
      fc.property(anyBeginning, anyStory, (beginning, story) => {
        for (const { after } of play(beginning, story)) {
          if (after.buyerProfile) expect(after.name).toBe(after.buyerProfile.name);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("nobody buys, sells or adds an address unless ACTIVE, with the role and the profile", () => {
    fc.assert(
      fc.property(anyBeginning, anyStory, (beginning, story) => {
        for (const { after, at } of play(beginning, story)) {
          const active = after.status === "ACTIVE";
          if (canPerformBuyerOperations(after, at)) expect(active && after.buyerProfile !== null).toBe(true);
          if (canPerformSellerOperations(after, at)) expect(active && after.sellerProfile !== null).toBe(true);
          if (canAddAddress(after, at)) expect(active && after.buyerProfile !== null).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
