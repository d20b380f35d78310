import { expect, test } from "vitest";
import { evaluateTrust } from "@/server/accounts/application/use-cases/evaluate-trust/evaluate-trust";
import { liftExpiredLocks } from "@/server/accounts/application/use-cases/lift-expired-locks/lift-expired-locks";
import { NothingToDo } from "@/server/accounts/application/use-cases/nothing-to-do";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { releaseNeverVerified } from "@/server/accounts/application/use-cases/release-never-verified/release-never-verified";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { BUYER_ID, buyer, FRIDAY, hoursLater, imported, newcomer, STAFF_ID } from "../support/account-facts";
import { inMemoryPorts } from "../support/in-memory-ports";
import { must } from "../support/must";
import { chargeback, feed, livePolicy, workerOrigin } from "../support/signal-facts";

const locked = () =>
  must(lockAccount(buyer(), { reason: "OTHER", scope: "ACCOUNT", until: hoursLater(2), by: STAFF_ID, at: FRIDAY }))
    .account;

function setUp(account = locked()) {
  const ports = inMemoryPorts();
  ports.tables.accounts.set(account.id, account);
  const dueWork = { expiredLocks: async () => [BUYER_ID], neverVerified: async () => [BUYER_ID] };
  return { ports, deps: { unitOfWork: ports.unitOfWork, dueWork, now: ports.clock } };
}

test("two workers lift an expired lock once, at its own end, with one entry of the timer", async () => {
  const { ports, deps } = setUp();
  ports.now = hoursLater(5);
  const lifts = await Promise.all([liftExpiredLocks(deps)(50, workerOrigin), liftExpiredLocks(deps)(50, workerOrigin)]);
  expect(lifts.map(({ lifted }) => lifted).sort()).toEqual([0, 1]);
  expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
  expect(ports.events).toMatchObject([{ type: "AccountUnlocked", occurredAt: hoursLater(2), by: "system:timer" }]);
  expect(ports.audit).toMatchObject([
    { action: "account.lift-expired-lock", actor: { kind: "SYSTEM", name: "system:timer" }, outcome: "DONE" },
  ]);
});

test("a lock that was extended meanwhile stays, and nothing is written", async () => {
  const { ports, deps } = setUp();
  ports.now = hoursLater(1);
  expect(await liftExpiredLocks(deps)(50, workerOrigin)).toEqual({ lifted: 0, found: 1 });
  expect(ports.audit).toEqual([]);
});

test("an account nobody proved is released with one entry", async () => {
  const { ports, deps } = setUp(newcomer());
  ports.now = hoursLater(8 * 24);
  expect(await releaseNeverVerified(deps)(50, workerOrigin)).toEqual({ released: 1, found: 1 });
  expect(await releaseNeverVerified(deps)(50, workerOrigin)).toEqual({ released: 0, found: 1 });
  expect(ports.tables.accounts.size).toBe(0);
  expect(ports.audit).toMatchObject([{ action: "account.release", outcome: "DONE" }]);
});

test("an account that was proved in the last moment stays, and nothing is written", async () => {
  const { ports, deps } = setUp(buyer());
  expect(await releaseNeverVerified(deps)(50, workerOrigin)).toEqual({ released: 0, found: 1 });
  expect(ports.audit).toEqual([]);
});

test("the sweep follows time: a flag clears by itself, with one entry a batch; a second sweep does nothing", async () => {
  const { ports } = setUp(imported());
  const deps = { unitOfWork: ports.unitOfWork, livePolicy, newId: ports.newId };
  must(await recordSignals(deps)({ signals: [chargeback(BUYER_ID, "first", ports.now)] }, feed, workerOrigin));
  expect(ports.tables.profiles.get(BUYER_ID)?.riskLevel).toBe("HIGH");
  ports.now = new Date(ports.now.getTime() + 300 * 86_400_000);
  const sweep = () => evaluateTrust(deps)([BUYER_ID], { kind: "SYSTEM", name: "system:sweep" }, workerOrigin);
  expect(must(await sweep())).toMatchObject({ evaluated: 1, moved: 1 });
  expect(ports.tables.profiles.get(BUYER_ID)?.riskLevel).toBe("MEDIUM");
  await expect(sweep()).rejects.toThrow(NothingToDo);
  expect(ports.audit.map(({ action }) => action)).toEqual(["signal.record", "trust.evaluate"]);
});
