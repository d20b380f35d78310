import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { disableFailingWebhooks } from "@/server/accounts/application/use-cases/disable-failing-webhooks/disable-failing-webhooks";
import { webhookPolicy } from "@/server/accounts/domain/policies/webhook-policy";
import { webhookLeaseSeconds } from "@/server/accounts/outbox/webhook-relay";
import { newId } from "@/server/platform/new-id";
import { projectRoot } from "@/server/platform/project-root";
import { putStaff, systemOrigin } from "../support/module-scene";
import { refused, taken, type WebhookReceiver, webhookReceiver } from "../support/webhook-receiver";
import { CHANGED, type WebhookScene, webhookScene } from "../support/webhook-scene";

let world: WebhookScene;
let receiver: WebhookReceiver;
beforeAll(async () => {
  world = await webhookScene();
});
afterAll(() => world.scene.close());
beforeEach(async () => {
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await receiver.close();
  await world.rows("DELETE FROM webhook_endpoint");
});

const waiting = async () =>
  (await world.rows("SELECT event_id, parked_at, attempts FROM webhook_delivery ORDER BY seq")).map((row) => row);

test("an event arrives signed as Standard Webhooks says, and as a CloudEvent; then it is forgotten here", async () => {
  const { secret } = await world.register(receiver.url, [CHANGED]);
  const accountId = await world.account();
  await world.relay();
  await world.deliver();
  const [delivery, ...more] = receiver.received;
  if (!delivery) throw new Error("Nothing arrived.");
  expect(more).toEqual([]);
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const told = new Webhook(secret).verify(delivery.body, headers);
  expect(told).toMatchObject({
    specversion: "1.0",
    id: headers["webhook-id"],
    type: CHANGED,
    timestamp: expect.any(String),
    data: { accountId, changed: ["buyerProfile"] },
  });
  expect(() => new Webhook(secret).verify(`${delivery.body} `, headers)).toThrow();
  expect(delivery.body).not.toMatch(/"(actor|by|correlationid)"/);
  expect(await waiting()).toEqual([]);
});

test("a receiver hears only of what it asked for, and of nothing twice however often the relay runs", async () => {
  await world.register(receiver.url, ["accounts.account-locked.v1"]);
  await world.account(2);
  await world.relay();
  await world.relay();
  await world.deliver();
  expect(receiver.received).toEqual([]);
});

test("what is refused comes again with its id and its text, later each time, and an account's order is kept", async () => {
  await world.register(receiver.url, [CHANGED]);
  receiver.behaviour.answer = refused;
  const slow = await world.account(3);
  await world.relay();
  await world.deliver();
  await world.deliver();
  expect(receiver.received).toHaveLength(1);
  receiver.behaviour.answer = taken;
  const quick = await world.account(1);
  await world.relay();
  await world.deliver();
  // Another account does not wait for the first one's turn.
  expect(receiver.received.map(({ body }) => JSON.parse(body).data.accountId)).toEqual([slow, quick]);
  world.pass(6);
  await world.deliver();
  const ofSlow = receiver.received.filter(({ body }) => JSON.parse(body).data.accountId === slow);
  expect(ofSlow.map(({ headers }) => headers["webhook-id"])[1]).toBe(ofSlow[0]?.headers["webhook-id"]);
  expect(ofSlow[1]?.body).toBe(ofSlow[0]?.body);
  const order = ofSlow.slice(1).map(({ body }) => Number(JSON.parse(body).sequence));
  expect(order).toHaveLength(3);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(await waiting()).toEqual([]);
});

test("a worker killed between sending and forgetting gives a duplicate with the same id, and loses nothing", async () => {
  await world.register(receiver.url, [CHANGED]);
  await world.account(1);
  await world.relay();
  const script = join(projectRoot, "server", "accounts", "tests", "support", "webhook-child.ts");
  const { testDatabase, masterKey } = world.scene;
  const args = [
    "--import",
    "tsx",
    script,
    testDatabase.appUrl,
    Buffer.from(masterKey).toString("hex"),
    String(world.ahead()),
  ];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "inherit", "inherit"] });
  // The receiver has it, and the worker will never learn so.
  receiver.behaviour.answer = () => void child.kill("SIGKILL");
  await once(child, "exit");
  expect(receiver.received).toHaveLength(1);
  expect(await waiting()).toHaveLength(1);
  receiver.behaviour.answer = taken;
  await world.deliver();
  expect(receiver.received).toHaveLength(1);
  world.pass(webhookLeaseSeconds + 1);
  await world.deliver();
  const [first, second] = receiver.ids();
  expect([receiver.received.length, second]).toEqual([2, first]);
  expect(await waiting()).toEqual([]);
});

test("of four workers at once each delivery is taken by one", async () => {
  await world.register(receiver.url, [CHANGED]);
  await Promise.all(Array.from({ length: 12 }, () => world.account(1)));
  await world.relay();
  await Promise.all([world.deliver(), world.deliver(), world.deliver(), world.deliver()]);
  expect(new Set(receiver.ids()).size).toBe(12);
  expect(receiver.received).toHaveLength(12);
});

test("after its last try a delivery is parked, a person sends it again, and the audit trail says who", async () => {
  const { id } = await world.register(receiver.url, [CHANGED]);
  receiver.behaviour.answer = refused;
  await world.account(1);
  await world.relay();
  for (const seconds of [...webhookPolicy.retryAfterSeconds, 0]) {
    await world.deliver();
    world.pass(seconds + 1);
  }
  const [parked] = await waiting();
  expect(parked?.parked_at).toBeInstanceOf(Date);
  expect(receiver.received).toHaveLength(webhookPolicy.retryAfterSeconds.length + 1);
  expect(await world.webhooks.list()).toMatchObject([{ parked: 1, waiting: 0 }]);
  receiver.behaviour.answer = taken;
  const admin = await putStaff(world.scene, "ADMIN");
  const again = await world.scene.accounts.webhooks.redeliver({ webhookId: id }, admin, systemOrigin);
  expect(again).toMatchObject({ ok: true, value: { due: 1 } });
  await world.deliver();
  expect(new Set(receiver.ids()).size).toBe(1);
  expect(await waiting()).toEqual([]);
  const [entry] = await world.rows("SELECT actor_kind FROM audit_entry WHERE action = 'webhook.redeliver'");
  expect(entry).toEqual({ actor_kind: "STAFF" });
});

test("a receiver that took nothing for five days is stopped, once, and started again by a person", async () => {
  const { id } = await world.register(receiver.url, [CHANGED]);
  receiver.behaviour.answer = refused;
  await world.account(1);
  await world.relay();
  await world.deliver();
  const { unitOfWork } = world.scene.accounts;
  const late = () => new Date(world.now().getTime() + webhookPolicy.disableAfterHours * 3_600_000 + 1);
  await world.rows("UPDATE webhook_endpoint SET failing_since = failing_since - interval '6 days'");
  const stop = disableFailingWebhooks({ unitOfWork, webhooks: world.webhooks, now: late });
  const stopped = await Promise.all([stop(systemOrigin), stop(systemOrigin), stop(systemOrigin)]);
  expect(stopped.reduce((sum, { disabled }) => sum + disabled, 0)).toBe(1);
  await world.account(1);
  await world.relay();
  expect(await waiting()).toMatchObject([{ parked_at: expect.any(Date) }]);
  const admin = await putStaff(world.scene, "ADMIN");
  const redelivered = await world.scene.accounts.webhooks.redeliver({ webhookId: id }, admin, systemOrigin);
  expect(redelivered).toMatchObject({ ok: false, refusal: { code: "ILLEGAL_TRANSITION" } });
  expect(await world.scene.accounts.webhooks.resume({ webhookId: id }, admin, systemOrigin)).toMatchObject({
    ok: true,
  });
  const unknown = await world.scene.accounts.webhooks.resume({ webhookId: newId() }, admin, systemOrigin);
  expect(unknown).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  expect(await world.webhooks.list()).toMatchObject([{ state: "ACTIVE", failingSince: null }]);
});
