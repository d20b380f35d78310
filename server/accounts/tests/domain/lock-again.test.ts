import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LockOrder,
  liftExpiredLock,
  lockAccount,
  unlockAccount,
} from "@/server/accounts/domain/aggregates/account-locks";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { SIGN_IN_GUARD } from "@/server/accounts/domain/value-objects/actor-ref";
import { buyer, FRIDAY, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const order = (from: number, to: number, more: Partial<LockOrder> = {}): LockOrder => ({
  reason: "PAYMENT_FRAUD",
  scope: "ACCOUNT",
  at: hoursLater(from),
  until: hoursLater(to),
  by: STAFF_ID,
  ...more,
});

const lock = (account: Account, from: number, to: number, more: Partial<LockOrder> = {}): Account =>
  must(lockAccount(account, order(from, to, more))).account;

const unlock = (account: Account, at: number): Account =>
  must(unlockAccount(account, { by: STAFF_ID, at: hoursLater(at) })).account;

describe("24 hours alone, however they are cut", () => {
  it("unlocking and locking again adds nothing to them", () => {
    const relocked = unlock(lock(buyer(), 0, 24), 10);
    expect(refusalCode(lockAccount(relocked, order(10, 24)))).toBeNull();
    expect(refusalCode(lockAccount(relocked, order(10, 25)))).toBe("APPROVAL_REQUIRED");
  });

  it("nor does letting the lock run out, nor taking turns with a colleague", () => {
    const over = must(liftExpiredLock(lock(buyer(), 0, 24), { at: hoursLater(25) })).account;
    expect(refusalCode(lockAccount(over, order(25, 26)))).toBeNull();
    expect(refusalCode(lockAccount(over, order(25, 27)))).toBe("APPROVAL_REQUIRED");
    expect(refusalCode(lockAccount(over, order(25, 27, { by: OTHER_STAFF_ID })))).toBe("APPROVAL_REQUIRED");
  });

  it("they are whole again a day after the last one ended", () => {
    const over = must(liftExpiredLock(lock(buyer(), 0, 24), { at: hoursLater(25) })).account;
    expect(refusalCode(lockAccount(over, order(48, 72)))).toBeNull();
  });

  it("a lock of selling alone leaves room to contain the whole account", () => {
    const selling = unlock(lock(buyer(), 0, 24, { scope: "SELLER" }), 20);
    expect(refusalCode(lockAccount(selling, order(20, 44)))).toBeNull();
    expect(refusalCode(lockAccount(selling, order(20, 44, { scope: "SELLER" })))).toBe("APPROVAL_REQUIRED");
  });

  it("what the system locked and what a second person approved is nobody's alone", () => {
    const bySystem = unlock(lock(buyer(), 0, 24, { by: SIGN_IN_GUARD, scope: "UNKNOWN_DEVICES" }), 10);
    expect(bySystem.pastLocks).toEqual([]);
    const approved = unlock(lock(buyer(), 0, 200, { approvedBy: OTHER_STAFF_ID }), 100);
    expect(refusalCode(lockAccount(approved, order(100, 124)))).toBeNull();
  });

  it("never exceed 24 hours on end, over random locks and unlocks by anybody", () => {
    const step = fc.record({
      kind: fc.constantFrom("LOCK", "UNLOCK", "CLOCK"),
      wait: fc.integer({ min: 1, max: 9 }),
      hours: fc.integer({ min: 1, max: 30 }),
      by: fc.constantFrom(STAFF_ID, OTHER_STAFF_ID),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let account = buyer();
        let hour = 0;
        const locked: boolean[] = [];
        for (const { kind, wait, hours, by } of steps) {
          for (let passed = 0; passed < wait; passed += 1) {
            const until = account.lock?.until;
            locked.push(until !== null && until !== undefined && hoursLater(hour + passed) < until);
          }
          hour += wait;
          const at = hoursLater(hour);
          const decided =
            kind === "LOCK"
              ? lockAccount(account, order(hour, hour + hours, { by }))
              : kind === "UNLOCK"
                ? unlockAccount(account, { by, at })
                : liftExpiredLock(account, { at });
          if (decided.ok) account = decided.value.account;
        }
        // Nobody alone keeps an account locked for 25 hours on end.
        for (let from = 0; from < locked.length; from += 1) {
          expect(locked.slice(from, from + 25).filter(Boolean).length).toBeLessThanOrEqual(24);
        }
      }),
    );
  });

  it("says how far one person may go now", () => {
    expect(aloneUntil(buyer(), { scope: "ACCOUNT", at: FRIDAY })).toEqual(hoursLater(24));
    const standing = lock(buyer(), 0, 12);
    expect(aloneUntil(standing, { scope: "ACCOUNT", at: hoursLater(5) })).toEqual(hoursLater(24));
  });
});
