import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type DomainEventType, eventSubject, wireType } from "@/server/accounts/domain/domain-events/domain-event";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { BUYER_ID, EMAIL, FRIDAY, PHONE } from "../support/account-facts";

it("name the thing that happened and its version", () => {
  expect(wireType({ type: "AccountLocked" })).toBe("accounts.account-locked.v1");
  expect(wireType({ type: "SellerOnboardingAdvanced" })).toBe("accounts.seller-onboarding-advanced.v1");
});

/** Exhaustive: a new event does not compile until it stands here. */
const everyEvent: Record<DomainEventType, true> = {
  AccountActivated: true,
  AccountCreated: true,
  AccountDetailsChanged: true,
  AccountDisabled: true,
  AccountLocked: true,
  AccountSuspended: true,
  AccountUnlocked: true,
  AccountVerified: true,
  BuyerProfileCreated: true,
  DeviceRecorded: true,
  LoggedOut: true,
  LoginFailed: true,
  LoginSuccess: true,
  ReviewCaseDecided: true,
  ReviewCaseOpened: true,
  RiskIncreased: true,
  RoleAssigned: true,
  RoleRevoked: true,
  SellerOnboardingAdvanced: true,
  SellerUpgraded: true,
  SessionCreated: true,
  SessionRevoked: true,
  TrustOverridden: true,
  TrustOverrideEnded: true,
  TrustPolicyPublished: true,
  TrustScoreUpdated: true,
  TrustSignalRecorded: true,
};

it("travel under the name of the file they are written in", () => {
  const folder = fileURLToPath(new URL("../../domain/domain-events/", import.meta.url));
  const files = readdirSync(folder).filter((file) => !/^(domain-event|event-shape)\.ts$/.test(file));
  const types = Object.keys(everyEvent).filter((type): type is DomainEventType => type in everyEvent);
  expect(types.map((type) => wireType({ type }))).toEqual(
    files.sort().map((file) => `accounts.${file.slice(0, -".ts".length)}.v1`),
  );
});

it("are about one account, or about a policy", () => {
  const verified = { type: "AccountVerified", accountId: BUYER_ID, occurredAt: FRIDAY, contact: "EMAIL" } as const;
  expect(eventSubject(verified)).toBe(`accounts/${BUYER_ID}`);
  const policy = { type: "TrustPolicyPublished", accountId: null, occurredAt: FRIDAY, policyVersion: 2 } as const;
  expect(eventSubject({ ...policy, contentHash: "0".repeat(64), by: "system:operator" })).toBe("trust-policies/2");
});

it("never carry a contact or a name, whatever happens to the account", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      const said = JSON.stringify(play(beginning, story).flatMap(({ events }) => events));
      for (const secret of [EMAIL.key, "asha.new", PHONE, "919812345678", "Asha", "Verma"]) {
        expect(said).not.toContain(secret);
      }
    }),
    { numRuns: 200 },
  );
});
