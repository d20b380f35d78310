import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVerified, standingStatus } from "@/server/accounts/domain/aggregates/account-aggregate";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import {
  changeEmail,
  changePhone,
  removeContact,
  verifyContact,
} from "@/server/accounts/domain/aggregates/account-contacts";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import {
  BUYER_ID,
  buyer,
  EMAIL,
  emailOf,
  FRIDAY,
  minutesAfter,
  newcomer,
  PHONE,
  personOf,
} from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const at = minutesAfter(1);
const NEW = emailOf("asha.new@example.com");

it("has an email, a phone or a placeholder after any story, and a placeholder only without both", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { after, command } of play(beginning, story)) {
        const real = after.email !== null || after.phone !== null;
        expect(real !== (after.placeholder !== null), command.name).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it("R15 never loses its last verified contact by removing one", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { before, after, command } of play(beginning, story)) {
        if (command.name.startsWith("remove")) expect(isVerified(after)).toBe(isVerified(before));
      }
    }),
    { numRuns: 300 },
  );
});

it("can't be registered without a contact", () => {
  const nobody = { id: BUYER_ID, email: null, phone: null, name: personOf("Asha"), at: FRIDAY };
  expect(refusalCode(registerAccount(nobody))).toBe("VALIDATION");
});

describe("a contact", () => {
  it("is unverified until its own code comes back", () => {
    expect(standingStatus(newcomer(), FRIDAY)).toBe("UNVERIFIED");
    const verified = must(verifyContact(newcomer(), { contact: { kind: "PHONE", key: PHONE }, at }));
    expect(verified.account.phone?.verifiedAt).toEqual(at);
    expect(verified.events).toMatchObject([{ type: "AccountVerified", contact: "PHONE" }]);
    expect(standingStatus(verified.account, at)).toBe("ACTIVE");
  });

  it("loses its proof when it is changed for another one", () => {
    const changed = must(changeEmail(buyer(), { email: NEW, at })).account;
    expect(changed.email).toEqual({ kind: "EMAIL", email: NEW, verifiedAt: null });
  });

  it("keeps its proof when the same one is typed another way", () => {
    const again = must(changeEmail(buyer(), { email: emailOf("ASHA@Example.com"), at }));
    expect(again).toEqual({ account: buyer(), events: [] });
  });

  it("is not proved by a code that was sent to the one before", () => {
    const changed = must(changeEmail(buyer(), { email: NEW, at })).account;
    expect(refusalCode(verifyContact(changed, { contact: { kind: "EMAIL", key: EMAIL.key }, at }))).toBe("CONFLICT");
  });

  it("stays when it is the only one, or the only verified one", () => {
    expect(refusalCode(removeContact(buyer(), { kind: "EMAIL", at }))).toBe("VALIDATION");
    const alone = must(removeContact(buyer(), { kind: "PHONE", at })).account;
    expect(refusalCode(removeContact(alone, { kind: "EMAIL", at }))).toBe("VALIDATION");
    expect(must(changePhone(alone, { phone: PHONE, at })).account.phone?.verifiedAt).toBeNull();
  });
});
