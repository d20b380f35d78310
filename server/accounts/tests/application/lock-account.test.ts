import { describe, expect, it } from "vitest";
import { lockAccount } from "@/server/accounts/application/use-cases/lock-account/lock-account";
import { lockAccountSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { BUYER_ID, OTHER_STAFF_ID, STAFF_ID, staff } from "../support/account-facts";
import { consoleScene, HOLDER_SESSIONS, origin, proofOver } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const order = {
  accountId: BUYER_ID as string,
  reasonCode: "COUPON_ABUSE",
  scope: "ACCOUNT",
  hours: 24,
  note: "Third welcome coupon at one address.",
} as const;

function scene(role: Parameters<typeof consoleScene>[0] = "ANALYST") {
  const { ports, actor } = consoleScene(role);
  const lock = lockAccount({ unitOfWork: ports.unitOfWork, ...proofOver(ports) });
  return { ports, lock: (input: Parameters<typeof lock>[0]) => lock(input, actor, origin) };
}

describe("lock-account", () => {
  it("locks, ends every session and proves each refused", async () => {
    const { ports, lock } = scene();
    const receipt = must(await lock(order));
    expect(receipt).toMatchObject({ sessionsEnded: 3, sessionsRefused: 3, scope: "ACCOUNT" });
    expect(receipt.until?.getTime()).toBe(ports.now.getTime() + 24 * 3_600_000);
    for (const id of HOLDER_SESSIONS) {
      expect(ports.tables.sessions.get(id)?.session.ended?.reason).toBe("ACCOUNT_LOCKED");
    }
  });

  it("leaves one audit entry that names the reason, and events for lock and sessions", async () => {
    const { ports, lock } = scene();
    const receipt = must(await lock(order));
    expect(ports.audit).toHaveLength(1);
    expect(ports.audit[0]).toMatchObject({
      id: receipt.auditEntryId,
      action: "account.lock",
      outcome: "DONE",
      reason: { code: "COUPON_ABUSE", note: order.note },
    });
    const types = ports.events.map((event) => event.type).sort();
    expect(types).toEqual(["AccountLocked", "SessionRevoked", "SessionRevoked", "SessionRevoked"]);
  });

  it("keeps the status: a lock is an overlay", async () => {
    const { ports, lock } = scene();
    must(await lock(order));
    expect(ports.tables.accounts.get(BUYER_ID)).toMatchObject({ status: "ACTIVE", lock: { reason: "COUPON_ABUSE" } });
  });

  it("ends at the very moment that was named, in place of hours; the rest of a far one is asked for", async () => {
    const { ports, lock } = scene();
    const { hours: _hours, ...rest } = order;
    const soon = new Date(ports.now.getTime() + 7 * 3_600_000 + 1_000);
    expect(must(await lock({ ...rest, until: soon.toISOString() })).until).toEqual(soon);
    const far = new Date(ports.now.getTime() + 9 * 86_400_000);
    expect(must(await lock({ ...rest, until: far.toISOString() })).asked?.until).toEqual(far);
  });

  it("refuses an end that has passed, or is more than a year away", async () => {
    const { ports, lock } = scene();
    const { hours: _hours, ...rest } = order;
    for (const days of [-1, 0, 400]) {
      const until = new Date(ports.now.getTime() + days * 86_400_000).toISOString();
      expect(await lock({ ...rest, until })).toMatchObject({ refusal: { fields: [{ field: "until" }] } });
    }
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
  });

  it.each([
    [{ hours: 24 }, true],
    [{ until: "2026-12-05T18:29:59.000Z" }, true],
    [{}, false],
    [{ hours: 24, until: "2026-12-05T18:29:59.000Z" }, false],
    [{ until: "tomorrow" }, false],
  ])("wants one length and not two: %j", (length, ok) => {
    const { hours: _hours, ...rest } = order;
    const accountId = "019ce0bc-0000-7000-8000-0000000000c1";
    expect(lockAccountSchema.safeParse({ ...rest, accountId, ...length }).success).toBe(ok);
  });

  it("changes nothing when repeated with an earlier end, and audits the repeat", async () => {
    const { ports, lock } = scene();
    must(await lock(order));
    const events = ports.events.length;
    must(await lock({ ...order, hours: 2 }));
    expect(ports.events).toHaveLength(events);
    expect(ports.audit).toHaveLength(2);
  });

  it("counts renewals into the 24 hours: what is beyond waits for a second person", async () => {
    const { ports, lock } = scene();
    const first = must(await lock(order));
    ports.now = new Date(ports.now.getTime() + 20 * 60_000);
    const renewed = must(await lock(order));
    expect(renewed.until).toEqual(first.until);
    expect(renewed.asked?.until).toEqual(new Date(ports.now.getTime() + 24 * 3_600_000));
  });

  it("ends no session when it covers selling alone", async () => {
    const { ports, lock } = scene();
    const receipt = must(await lock({ ...order, scope: "SELLER" }));
    expect(receipt.sessionsEnded).toBe(0);
    expect(ports.events.map((event) => event.type)).toEqual(["AccountLocked"]);
  });

  it("refuses one's own account and other staff", async () => {
    const { ports, lock } = scene();
    ports.tables.accounts.set(OTHER_STAFF_ID, staff("SUPPORT", OTHER_STAFF_ID));
    expect(refusalCode(await lock({ ...order, accountId: STAFF_ID }))).not.toBeNull();
    expect(refusalCode(await lock({ ...order, accountId: OTHER_STAFF_ID }))).toBe("FORBIDDEN");
  });

  it("refuses an account that does not exist", async () => {
    const { lock } = scene();
    expect(refusalCode(await lock({ ...order, accountId: "019ce0bc-0000-7000-8000-00000000ffff" }))).toBe("NOT_FOUND");
  });
});
