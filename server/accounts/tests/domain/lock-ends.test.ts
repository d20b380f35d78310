import { describe, expect, it } from "vitest";
import { isLocked, standingStatus } from "@/server/accounts/domain/aggregates/account-aggregate";
import {
  type LockOrder,
  liftExpiredLock,
  lockAccount,
  unlockAccount,
} from "@/server/accounts/domain/aggregates/account-locks";
import type { Account } from "@/server/accounts/domain/entities/account";
import { BUYER_ID, buyer, FRIDAY, hoursLater, minutesAfter, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const order: LockOrder = { reason: "COUPON_ABUSE", scope: "ACCOUNT", until: hoursLater(4), by: STAFF_ID, at: FRIDAY };
const locked = (): Account => must(lockAccount(buyer(), order)).account;

describe("a lock ends by the clock alone", () => {
  it("holds to the last millisecond before its end and not at its end", () => {
    const lastMoment = new Date(hoursLater(4).getTime() - 1);
    expect(isLocked(locked(), lastMoment)).toBe(true);
    expect(standingStatus(locked(), lastMoment)).toBe("LOCKED");
    expect(isLocked(locked(), hoursLater(4))).toBe(false);
    expect(standingStatus(locked(), hoursLater(4))).toBe("ACTIVE");
  });

  it("is recorded by the timer, at its end, whenever somebody looks", () => {
    const lifted = must(liftExpiredLock(locked(), { at: hoursLater(30) }));
    expect(lifted.account.lock).toBeNull();
    expect(lifted.events).toEqual([
      { type: "AccountUnlocked", accountId: BUYER_ID, occurredAt: hoursLater(4), scope: "ACCOUNT", by: "system:timer" },
    ]);
    expect(must(liftExpiredLock(lifted.account, { at: hoursLater(31) })).events).toEqual([]);
  });

  it("is not lifted early", () => {
    expect(must(liftExpiredLock(locked(), { at: hoursLater(3) })).account).toEqual(locked());
  });

  it("tells of the old lock's end before it begins a new one", () => {
    const again = must(lockAccount(locked(), { ...order, at: hoursLater(6), until: hoursLater(8) }));
    expect(again.events.map((event) => [event.type, event.occurredAt])).toEqual([
      ["AccountUnlocked", hoursLater(4)],
      ["AccountLocked", hoursLater(6)],
    ]);
    expect(again.account.lock?.since).toEqual(hoursLater(6));
  });
});

describe("locking again", () => {
  it.each([hoursLater(4), hoursLater(2)])("to the same or an earlier end changes nothing", (until) => {
    const again = must(lockAccount(locked(), { ...order, until, by: OTHER_STAFF_ID, at: minutesAfter(5) }));
    expect(again).toEqual({ account: locked(), events: [] });
  });

  it("to a later end extends it from where it began", () => {
    const again = must(lockAccount(locked(), { ...order, until: hoursLater(9), at: minutesAfter(5) }));
    expect(again.account.lock).toMatchObject({ since: FRIDAY, until: hoursLater(9) });
    expect(again.events).toMatchObject([{ type: "AccountLocked", since: FRIDAY, until: hoursLater(9) }]);
  });
});

describe("unlocking", () => {
  it("ends the lock and says who did", () => {
    const unlocked = must(unlockAccount(locked(), { by: OTHER_STAFF_ID, at: hoursLater(1) }));
    expect(unlocked.account.lock).toBeNull();
    expect(unlocked.events).toMatchObject([{ type: "AccountUnlocked", by: OTHER_STAFF_ID }]);
  });

  it("changes nothing where no lock is", () => {
    expect(must(unlockAccount(buyer(), { by: STAFF_ID, at: FRIDAY }))).toEqual({ account: buyer(), events: [] });
  });

  it("credits the clock with a lock that had ended by itself", () => {
    const late = must(unlockAccount(locked(), { by: STAFF_ID, at: hoursLater(5) }));
    expect(late.events).toMatchObject([{ type: "AccountUnlocked", by: "system:timer", occurredAt: hoursLater(4) }]);
  });

  it("is the holder's own only for unknown devices", () => {
    const own = { by: BUYER_ID, at: hoursLater(1) };
    expect(refusalCode(unlockAccount(locked(), own))).toBe("CONFLICT_OF_INTEREST");
    const devices = must(lockAccount(buyer(), { ...order, scope: "UNKNOWN_DEVICES" })).account;
    expect(must(unlockAccount(devices, own)).account.lock).toBeNull();
  });
});

it("refuses an end that is past, and a disabled account", () => {
  expect(refusalCode(lockAccount(buyer(), { ...order, until: FRIDAY }))).toBe("VALIDATION");
  expect(lockAccount({ ...buyer(), status: "DISABLED" }, order)).toEqual({
    ok: false,
    refusal: { code: "ILLEGAL_TRANSITION", from: "DISABLED", to: "LOCKED" },
  });
});
