import fc from "fast-check";
import { expect, it } from "vitest";
import { liftExpiredLock, lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { FRIDAY, hoursLater, STAFF_ID, seller } from "../support/account-facts";
import { must } from "../support/must";

it("changes nothing but the lock, and the status only with a status event", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { command, before, after, events } of play(beginning, story)) {
        const aboutStatus = events.some(({ type }) => /^Account(Activated|Suspended|Disabled)$/.test(type));
        expect(after.status === before.status || aboutStatus, command.name).toBe(true);
        if (/^(lock|unlock|lift)/.test(command.name)) {
          const untouched = { lock: null, pastLocks: [], updatedAt: null };
          expect({ ...after, ...untouched }).toEqual({ ...before, ...untouched });
        }
      }
    }),
    { numRuns: 300 },
  );
});

it("lies over a suspension and leaves it there when it ends", () => {
  const suspended = { ...seller(), status: "SUSPENDED" as const };
  const order = { reason: "SELLER_FRAUD", scope: "ACCOUNT", until: hoursLater(1), by: STAFF_ID, at: FRIDAY } as const;
  const locked = must(lockAccount(suspended, order)).account;
  expect(locked.status).toBe("SUSPENDED");
  expect(must(liftExpiredLock(locked, { at: hoursLater(2) })).account).toMatchObject({
    status: "SUSPENDED",
    lock: null,
  });
});
