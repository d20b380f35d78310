import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { developmentMailbox } from "@/server/accounts/adapters/outbound/notification/development-mailbox";
import {
  type MessageTransports,
  noTransports,
} from "@/server/accounts/adapters/outbound/notification/message-transport";
import { createNotificationDispatcher } from "@/server/accounts/adapters/outbound/notification/notification-dispatcher";
import { NOTIFICATION_REQUESTED } from "@/server/accounts/outbox/account-outbox-model";
import { createNotificationRelay, leaseSeconds } from "@/server/accounts/outbox/notification-relay";
import { listParked, replayParked } from "@/server/accounts/outbox/parked-messages";
import { type OutboxBench, openOutboxBench, someAccounts } from "../support/outbox-bench";

let bench: OutboxBench;
let clock: Date;
const now = () => clock;
const passSeconds = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  bench = await openOutboxBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  clock = new Date();
  await bench.pool.query("DELETE FROM outbox; DELETE FROM development_mail");
});

const opened = {
  channel: "EMAIL",
  recipient: "asha@example.in",
  template: "VERIFY_CONTACT",
  values: { code: "407193" },
};

const origin = "https://trust.example.com";

/** Stands for the encryption, which has tests of its own: the sealed bytes are JSON. */
const openSealed = async (_accountId: string, sealed: Uint8Array) => JSON.parse(Buffer.from(sealed).toString());

const relayWith = (transports: MessageTransports, pool = bench.pool) =>
  createNotificationRelay({
    pool,
    now,
    dispatch: createNotificationDispatcher({ openSealed, transports, origin, now }),
  });

async function queue(value: object = opened): Promise<string> {
  const [id = ""] = await bench.write(someAccounts(1), NOTIFICATION_REQUESTED);
  await bench.pool.query("UPDATE outbox SET sealed = $2 WHERE id = $1", [id, Buffer.from(JSON.stringify(value))]);
  return id;
}

test("in demo mode the message lands in the mailbox of development, with its code in the body alone", async () => {
  const id = await queue();
  expect(await relayWith(developmentMailbox(bench.pool))()).toEqual({ sent: 1, failed: 0 });
  const { rows } = await bench.pool.query("SELECT id, recipient, subject, body FROM development_mail");
  expect(rows).toMatchObject([{ id, recipient: "asha@example.in", subject: "Confirm your address" }]);
  expect(rows[0].body).toContain("407193");
  expect(await bench.count("outbox_published", `id = '${id}'`)).toBe(1);
});

test("without a transport nothing is sent, and the message waits with the reason until it is replayed", async () => {
  const id = await queue();
  expect(await relayWith(noTransports)()).toEqual({ sent: 0, failed: 1 });
  const parked = await listParked(bench.pool, 10);
  expect(parked).toMatchObject([{ id, lastError: expect.stringContaining("no mail transport is set up") }]);
  await replayParked(bench.pool, [id], now());
  expect(await relayWith(developmentMailbox(bench.pool))()).toEqual({ sent: 1, failed: 0 });
});

test("a message that can't be made stays visible and holds up no other", async () => {
  await queue({ ...opened, values: {} });
  await queue();
  expect(await relayWith(developmentMailbox(bench.pool))()).toEqual({ sent: 1, failed: 1 });
  expect(await bench.count("outbox", "last_error LIKE '%lacks its value \"code\"%'")).toBe(1);
});

test("a message claimed by a relay that died is sent by another when the lease ends, and arrives once", async () => {
  const id = await queue();
  const mailbox = developmentMailbox(bench.pool);
  const dies = createNotificationRelay({
    pool: bench.pool,
    now,
    dispatch: async (message) => {
      await createNotificationDispatcher({ openSealed, transports: mailbox, origin, now })(message);
      return await new Promise<never>(() => undefined);
    },
  });
  void dies();
  await expect.poll(() => bench.count("development_mail")).toBe(1);
  expect(await relayWith(mailbox)()).toEqual({ sent: 0, failed: 0 });
  passSeconds(leaseSeconds);
  expect(await relayWith(mailbox)()).toEqual({ sent: 1, failed: 0 });
  expect(await bench.count("development_mail", `id = '${id}'`)).toBe(1);
});

test("a relay that gets no further before its lease ends gives the rest back untried", async () => {
  for (let i = 0; i < 3; i += 1) await queue();
  const slow = createNotificationRelay({
    pool: bench.pool,
    now,
    dispatch: async () => {
      passSeconds(leaseSeconds);
      return { outcome: "SENT" };
    },
  });
  expect(await slow()).toEqual({ sent: 1, failed: 0 });
  expect(await bench.count("outbox", "attempts = 0")).toBe(2);
  expect(await relayWith(developmentMailbox(bench.pool))()).toEqual({ sent: 2, failed: 0 });
});

test("two relays send each message once", async () => {
  for (let i = 0; i < 30; i += 1) await queue();
  const sent: string[] = [];
  const dispatch = async ({ id }: { id: string }) => {
    sent.push(id);
    return { outcome: "SENT" } as const;
  };
  const relays = [bench.newPool(), bench.newPool()].map((pool) => createNotificationRelay({ pool, now, dispatch }));
  await Promise.all(relays.map((relay) => relay()));
  expect(sent).toHaveLength(30);
  expect(new Set(sent).size).toBe(30);
});

test("what nobody can read, or is addressed to nobody, is parked", async () => {
  await queue({ ...opened, template: randomUUID() });
  const [nobody = ""] = await bench.write([null], NOTIFICATION_REQUESTED);
  expect(await relayWith(developmentMailbox(bench.pool))()).toEqual({ sent: 0, failed: 2 });
  expect((await listParked(bench.pool, 10)).map((message) => message.id)).toContain(nobody);
});
