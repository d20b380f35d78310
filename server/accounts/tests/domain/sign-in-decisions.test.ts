import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLocked } from "@/server/accounts/domain/aggregates/account-aggregate";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { decideSignIn, type SignInFacts } from "@/server/accounts/domain/domain-services/authentication-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { buyer, FRIDAY, hoursLater, minutesAfter, newcomer, STAFF_ID, staff } from "../support/account-facts";
import { must } from "../support/must";

const at = minutesAfter(1);
const facts = (account: Account, more: Partial<SignInFacts> = {}): SignInFacts => ({
  account,
  passwordMatches: true,
  contact: "EMAIL",
  device: { id: deviceIdFrom("019ce0bc-0000-7000-8000-00000000d001"), known: true },
  unknownDeviceFailures: { inWindow: 1, inHour: 1 },
  hasSecondFactor: false,
  asksForCode: false,
  at,
  ...more,
});
const stranger = { id: null, known: false };
const locked = (scope: LockScope): Account =>
  must(lockAccount(buyer(), { reason: "OTHER", scope, until: hoursLater(4), by: STAFF_ID, at: FRIDAY })).account;

describe("with the right password", () => {
  it.each([
    ["an active buyer", facts(buyer()), "SIGNED_IN"],
    ["staff without a second factor, who set one up", facts(staff("LEAD")), "ENROL"],
    ["staff with one", facts(staff("LEAD"), { hasSecondFactor: true }), "SECOND_FACTOR"],
    ["staff without one and on hold", facts({ ...staff("LEAD"), status: "SUSPENDED" }), "HOLD"],
    ["a buyer with a second factor", facts(buyer(), { hasSecondFactor: true }), "SECOND_FACTOR"],
    ["a buyer from an unusual place", facts(buyer(), { asksForCode: true }), "CODE"],
    [
      "the factor, not a code, of who has one",
      facts(buyer(), { hasSecondFactor: true, asksForCode: true }),
      "SECOND_FACTOR",
    ],
    [
      "a second factor before a hold",
      facts({ ...buyer(), status: "SUSPENDED" }, { hasSecondFactor: true }),
      "SECOND_FACTOR",
    ],
    ["a code before a hold", facts({ ...buyer(), status: "SUSPENDED" }, { asksForCode: true }), "CODE"],
    ["a contact nobody proved", facts(newcomer()), "VERIFY_CONTACT"],
    ["the other, unproved contact", facts(buyer(), { contact: "PHONE" }), "VERIFY_CONTACT"],
    ["a suspended account", facts({ ...buyer(), status: "SUSPENDED" }), "HOLD"],
    ["a disabled account", facts({ ...buyer(), status: "DISABLED" }), "HOLD"],
    ["a locked account", facts(locked("ACCOUNT")), "HOLD"],
    ["a locked account whose lock ended", facts(locked("ACCOUNT"), { at: hoursLater(4) }), "SIGNED_IN"],
    ["a seller who may not sell", facts(locked("SELLER")), "SIGNED_IN"],
    ["a known device while unknown ones are out", facts(locked("UNKNOWN_DEVICES")), "SIGNED_IN"],
    ["an unknown device while they are out", facts(locked("UNKNOWN_DEVICES"), { device: stranger }), "REFUSED"],
  ])("%s", (_, given, outcome) => expect(decideSignIn(given).outcome).toBe(outcome));
});

it("never lets anybody in who is not active, unlocked and verified", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, fc.boolean(), (beginning, story, known) => {
      for (const { after, at: then } of play(beginning, story)) {
        const device = { id: null, known };
        if (decideSignIn(facts(after, { at: then, device })).outcome !== "SIGNED_IN") continue;
        expect(after.status === "ACTIVE" && !isLocked(after, then) && Boolean(after.email?.verifiedAt)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it("answers a wrong password alike in every state", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { after, at: then } of play(beginning, story)) {
        const { outcome, events } = decideSignIn(facts(after, { passwordMatches: false, at: then }));
        expect({ outcome, events: events.map(({ type }) => type) }).toEqual({
          outcome: "REFUSED",
          events: ["LoginFailed"],
        });
      }
    }),
    { numRuns: 100 },
  );
});

describe("the failure path goes as far as the policy says", () => {
  const wrong = (inWindow: number, inHour: number, known = false) =>
    decideSignIn(
      facts(buyer(), {
        passwordMatches: false,
        device: { id: null, known },
        unknownDeviceFailures: { inWindow, inHour },
      }),
    );

  it.each([
    [4, 4, ["LoginFailed"]],
    [5, 5, ["LoginFailed", "RiskIncreased"]],
    [5, 99, ["LoginFailed", "RiskIncreased"]],
    [5, 100, ["LoginFailed", "RiskIncreased", "AccountLocked"]],
  ])("%i in the window, %i in the hour", (inWindow, inHour, expected) => {
    expect(wrong(inWindow, inHour).events.map(({ type }) => type)).toEqual(expected);
  });

  it("locks unknown devices alone, for 24 hours", () => {
    expect(wrong(5, 100).account.lock).toMatchObject({ scope: "UNKNOWN_DEVICES", until: hoursLater(24, at) });
    expect(isLocked(wrong(5, 100).account, at)).toBe(false);
  });

  it("never locks because of a known device", () => {
    expect(wrong(5, 100, true).events.map(({ type }) => type)).toEqual(["LoginFailed"]);
  });

  it("leaves a wider lock as it is", () => {
    const given = facts(locked("ACCOUNT"), {
      passwordMatches: false,
      device: stranger,
      unknownDeviceFailures: { inWindow: 5, inHour: 100 },
    });
    expect(decideSignIn(given).account.lock).toEqual(locked("ACCOUNT").lock);
  });
});
