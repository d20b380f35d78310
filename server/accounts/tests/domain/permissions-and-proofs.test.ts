import { describe, expect, it } from "vitest";
import { authorise, refusalToDecideOnOwn } from "@/server/accounts/domain/domain-services/authorization-service";
import { type KycFacts, kycFactsOf, kycLevelFrom } from "@/server/accounts/domain/domain-services/kyc-service";
import { permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import { kycAtLeast } from "@/server/accounts/domain/value-objects/kyc-level";
import { BUYER_ID, newcomer, STAFF_ID, seller } from "../support/account-facts";
import { refusalCode } from "../support/must";

describe("the table decides", () => {
  it.each([
    [{ kind: "STAFF", role: "SUPPORT" }, "account.lock", null],
    [{ kind: "STAFF", role: "AUDITOR" }, "account.lock", "FORBIDDEN"],
    [{ kind: "STAFF", role: "ADMIN" }, "case.clear", "FORBIDDEN"],
    [{ kind: "STAFF", role: "LEAD" }, "account.read-own", "FORBIDDEN"],
    [{ kind: "HOLDER" }, "account.read-own", null],
    [{ kind: "HOLDER" }, "account.lock", "FORBIDDEN"],
    [{ kind: "ANONYMOUS" }, "session.read", null],
    [{ kind: "ANONYMOUS" }, "account.lock", "SESSION_ENDED"],
    [{ kind: "SYSTEM" }, "account.lock", "FORBIDDEN"],
    [{ kind: "OPERATOR" }, "account.lock", "FORBIDDEN"],
  ] as const)("%j asks for %s", (party, permission, code) => {
    expect(refusalCode(authorise(party, permission, permissionTable))).toBe(code);
  });

  it("and nobody decides on their own account", () => {
    expect(refusalToDecideOnOwn(STAFF_ID, STAFF_ID)?.refusal.code).toBe("CONFLICT_OF_INTEREST");
    expect(refusalToDecideOnOwn(STAFF_ID, BUYER_ID)).toBeNull();
  });
});

describe("a KYC level needs its own proof and all below it", () => {
  const facts = (contact: boolean, identity: boolean, gstin: boolean, payout: boolean): KycFacts => ({
    contactVerified: contact,
    identityApproved: identity,
    gstinConfirmed: gstin,
    payoutApproved: payout,
  });
  it.each([
    [facts(false, false, false, false), "NONE"],
    [facts(false, true, true, true), "NONE"],
    [facts(true, false, false, false), "CONTACT"],
    [facts(true, false, true, true), "CONTACT"],
    [facts(true, true, false, false), "IDENTITY"],
    [facts(true, true, true, false), "IDENTITY"],
    [facts(true, true, true, true), "BUSINESS"],
  ])("%j", (given, level) => expect(kycLevelFrom(given)).toBe(level));

  it("a GSTIN counts only once the registry confirmed it", () => {
    const approved = { identity: true, payout: true };
    expect(kycFactsOf(seller(), approved)).toEqual(facts(true, true, true, true));
    const profile = seller().sellerProfile;
    const unconfirmed = { ...seller(), sellerProfile: profile && { ...profile, isVerified: false } };
    expect(kycFactsOf(unconfirmed, approved).gstinConfirmed).toBe(false);
    expect(kycFactsOf(newcomer(), approved).contactVerified).toBe(false);
  });

  it("the levels are ordered", () => {
    expect([kycAtLeast("IDENTITY", "CONTACT"), kycAtLeast("CONTACT", "IDENTITY")]).toEqual([true, false]);
  });
});
