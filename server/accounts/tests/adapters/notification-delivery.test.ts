import { afterAll, beforeAll, expect, test } from "vitest";
import { developmentMailbox } from "@/server/accounts/adapters/outbound/notification/development-mailbox";
import { createNotificationDispatcher } from "@/server/accounts/adapters/outbound/notification/notification-dispatcher";
import { poolKeyStore } from "@/server/accounts/adapters/outbound/persistence/account-key-store";
import { done, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { createNotificationRelay } from "@/server/accounts/outbox/notification-relay";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

const relay = () => {
  const { pool } = scene.database;
  const dispatch = createNotificationDispatcher({
    openSealed: (accountId, sealed) => scene.encryption.open(poolKeyStore(pool), accountIdFrom(accountId), sealed),
    transports: developmentMailbox(pool),
    origin: "https://trust.example.com",
    now: scene.now,
  });
  return createNotificationRelay({ pool, now: scene.now, dispatch })();
};

const queueFor = (name: string, refused = false) =>
  scene.register(name).then(([accountId = accountIdFrom("")]) =>
    scene.unitOfWork(audited([accountId], { action: "account.verify" }), async (write) => {
      write.notifications.queue({
        accountId,
        channel: "EMAIL",
        recipient: "asha@example.in",
        template: "VERIFY_CONTACT",
        values: { code: "407193" },
      });
      return refused ? refuse({ code: "NOT_FOUND", what: "account" }) : done(null);
    }),
  );

test("a code queued with a change is readable nowhere but in the message that leaves", async () => {
  await queueFor("Asha Verma");
  const [row] = await scene.rows<{ row: string }>(
    "SELECT outbox::text AS row FROM outbox WHERE type = 'accounts.notification-requested.v1'",
  );
  expect(row?.row).not.toContain("407193");
  expect(row?.row).not.toContain("asha");
  expect(await relay()).toEqual({ sent: 1, failed: 0 });
  expect(await scene.rows("SELECT recipient, body FROM development_mail")).toMatchObject([
    { recipient: "asha@example.in", body: expect.stringContaining("407193") },
  ]);
  const published = await scene.rows<{ row: string }>("SELECT outbox_published::text AS row FROM outbox_published");
  expect(published.some(({ row: text }) => text.includes("407193"))).toBe(false);
});

test("nothing is sent for a change that was refused", async () => {
  await queueFor("Bina Rao", true);
  expect(await relay()).toEqual({ sent: 0, failed: 0 });
});

test("a message to somebody whose data was erased is given up with that reason", async () => {
  await queueFor("Chetan Das");
  await scene.rows("DELETE FROM account_key");
  expect(await relay()).toEqual({ sent: 0, failed: 1 });
  expect(await scene.rows("SELECT last_error FROM outbox WHERE parked_at IS NOT NULL")).toEqual([
    { last_error: "The person's data was erased" },
  ]);
});
