import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { assignRole, revokeRole } from "@/server/accounts/domain/aggregates/account-roles";
import { roleRank } from "@/server/accounts/domain/policies/role-escalation-policy";
import { isMarketplaceRole, type RoleType, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { buyer, FRIDAY, OTHER_STAFF_ID, STAFF_ID, seller, staff } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const ADMIN = { id: OTHER_STAFF_ID, roles: ["ADMIN"] as const };
const approvedBy = "system:operator" as const;
const grant = (role: RoleType) => ({ role, granter: ADMIN, approvedBy, at: FRIDAY });

it("never mixes staff and marketplace roles, in any story", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { after, command } of play(beginning, story)) {
        const sells = after.roles.some(({ type }) => isMarketplaceRole(type));
        expect(isStaffAccount(after) && sells, command.name).toBe(false);
        expect(isStaffAccount(after) && after.buyerProfile !== null, command.name).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

it("refuses a staff role to a buyer and a buyer's role to staff", () => {
  const mixed = { ok: false, refusal: { code: "ROLE_VIOLATION", rule: "MIXED_SIDES" } };
  expect(assignRole(buyer(), grant("SUPPORT"))).toEqual(mixed);
  expect(assignRole(staff("SUPPORT"), grant("BUYER"))).toEqual(mixed);
});

it("refuses to grant to oneself", () => {
  const own = { ...grant("LEAD"), granter: { id: STAFF_ID, roles: ["ADMIN"] as const } };
  expect(assignRole(staff("ADMIN", STAFF_ID), own)).toMatchObject({ refusal: { rule: "SELF_GRANT" } });
});

describe("R54 nobody grants above their own rank", () => {
  const pairs = STAFF_ROLES.flatMap((granter) => STAFF_ROLES.map((role) => ({ granter, role })));
  it.each(pairs)("$granter gives $role", ({ granter, role }) => {
    const target = staff(role === "SUPPORT" ? "AUDITOR" : "SUPPORT");
    const decision = assignRole(target, { ...grant(role), granter: { id: OTHER_STAFF_ID, roles: [granter] } });
    expect(refusalCode(decision)).toBe(roleRank[granter] >= roleRank[role] ? null : "ROLE_VIOLATION");
  });
});

describe("a staff role needs a second person", () => {
  const target = staff("SUPPORT");
  it.each([
    [null, "APPROVAL_REQUIRED"],
    [ADMIN.id, "CONFLICT_OF_INTEREST"],
    [target.id, "CONFLICT_OF_INTEREST"],
    ["system:operator", null],
  ] as const)("approved by %s", (second, code) => {
    expect(refusalCode(assignRole(target, { ...grant("ANALYST"), approvedBy: second }))).toBe(code);
  });
});

describe("taking a role away", () => {
  const revoke = (role: RoleType, adminCount: number) => ({ role, granter: ADMIN, adminCount, at: FRIDAY });

  it("leaves the last ADMIN", () => {
    const two = must(assignRole(staff("ADMIN"), grant("LEAD"))).account;
    expect(revokeRole(two, revoke("ADMIN", 1))).toMatchObject({ refusal: { rule: "LAST_ADMIN" } });
    expect(must(revokeRole(two, revoke("ADMIN", 2))).account.roles.map(({ type }) => type)).toEqual(["LEAD"]);
  });

  it("leaves the last role, and the buyer's under a seller", () => {
    expect(revokeRole(staff("ANALYST"), revoke("ANALYST", 2))).toMatchObject({ refusal: { rule: "LAST_ROLE" } });
    expect(revokeRole(seller(), revoke("BUYER", 2))).toMatchObject({ refusal: { rule: "LAST_ROLE" } });
  });

  it("leaves the seller's profile and buyer side where they are", () => {
    const { account } = must(revokeRole(seller(), revoke("SELLER", 2)));
    expect(account).toMatchObject({ buyerProfile: seller().buyerProfile, sellerProfile: seller().sellerProfile });
  });
});
