import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { listParked, replayParked } from "@/server/accounts/outbox/parked-messages";
import { dueShards, readShard } from "@/server/accounts/outbox/pending-events";
import { createRelay } from "@/server/accounts/outbox/relay";
import { retryDelaySeconds } from "@/server/accounts/outbox/retry-schedule";
import { markingConsumer } from "../support/marking-consumer";
import { type Mark, type OutboxBench, openOutboxBench, someAccounts } from "../support/outbox-bench";
import { planOf } from "../support/plan";

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
  await bench.pool.query("DELETE FROM outbox");
});

const relayTo = (consumers: readonly AccountEventConsumer[], pool = bench.pool) =>
  createRelay({ pool, now, publish: createAccountEventPublisher({ consumers, now }), batchSize: 25 });

const marksOf = async (ids: readonly string[]) => (await bench.marks()).filter(({ eventId }) => ids.includes(eventId));

test("two relays with random failures deliver every event once, in order per account", async () => {
  const accounts = someAccounts(20);
  const ids = await bench.write(Array.from({ length: 200 }, (_, index) => accounts[(index * 7) % 20] ?? null));
  const luck = randomFrom(41);
  const relays = [bench.newPool(), bench.newPool()].map((pool) =>
    relayTo(
      [
        markingConsumer(() => {
          if (luck() < 0.02) throw new Error("bad luck");
        }),
      ],
      pool,
    ),
  );
  for (let round = 0; (await bench.count("outbox")) > 0; round += 1) {
    if (round > 40) throw new Error("the relays do not finish");
    await Promise.all(relays.map((relay) => relay()));
    passSeconds(700);
  }
  const marks = await marksOf(ids);
  expect(marks.map((mark) => mark.eventId).sort()).toEqual([...ids].sort());
  for (const account of accounts) expect(inOrder(marks.filter((mark) => mark.accountId === account))).toBe(true);
  expect(await bench.count("outbox_published", `id = ANY('{${ids.join(",")}}')`)).toBe(200);
});

test("a shard is read, and looked for, without going past what waits for the others", async () => {
  const asked: { text: string; values: readonly unknown[] }[] = [];
  const pool: typeof bench.pool = Object.create(bench.pool, {
    query: {
      value: async (text: string, values: readonly unknown[]) => {
        asked.push({ text, values });
        return { rows: [] };
      },
    },
  });
  await readShard(pool, 3, clock, 200);
  await dueShards(pool, clock);
  expect(asked).toHaveLength(2);
  for (const { text, values } of asked) {
    const plan = await planOf(bench.pool, { text }, values);
    expect(plan).toMatch(/Index Scan using outbox_of_shard on outbox o\b.*\n\s*Index Cond: .*hashtext/u);
  }
});

test("a message that fails holds back its own account alone, and waits longer each time", async () => {
  const [bad = "", good = ""] = someAccounts(2);
  const [poison = "", after = "", other = ""] = await bench.write([bad, bad, good]);
  const relay = relayTo([
    markingConsumer((id) => {
      if (id === poison) throw new Error("never");
    }),
  ]);
  expect(await relay()).toEqual({ published: 1, failed: 1 });
  expect((await marksOf([poison, after, other])).map((mark) => mark.eventId)).toEqual([other]);
  expect(await relay()).toEqual({ published: 0, failed: 0 });
  passSeconds(1);
  expect(await relay()).toEqual({ published: 0, failed: 1 });
  passSeconds(1);
  expect(await relay()).toEqual({ published: 0, failed: 0 });
  passSeconds(1);
  expect(await relay()).toEqual({ published: 0, failed: 1 });
});

test("after twelve tries a message is parked with its reason; replayed, it and its followers arrive in order", async () => {
  const [account = ""] = someAccounts(1);
  const ids = await bench.write([account, account]);
  const [poison = ""] = ids;
  let broken = true;
  const relay = relayTo([
    markingConsumer((id) => {
      if (broken && id === poison) throw new Error("no\nway");
    }),
  ]);
  for (let tries = 0; tries < 15; tries += 1) {
    await relay();
    passSeconds(600);
  }
  expect(await listParked(bench.pool, 10)).toMatchObject([{ id: poison, attempts: 12, lastError: "marking: no way" }]);
  expect(await marksOf(ids)).toEqual([]);
  broken = false;
  expect(await replayParked(bench.pool, [poison], now())).toBe(1);
  expect(await relay()).toEqual({ published: 2, failed: 0 });
  expect((await marksOf(ids)).map((mark) => mark.eventId)).toEqual(ids);
});

test("a consumer that fails is tried again without repeating the others", async () => {
  const [id = ""] = await bench.write(someAccounts(1));
  let broken = true;
  const failing: AccountEventConsumer = {
    name: "failing",
    types: "ALL",
    handle: async () => {
      if (broken) throw new Error("down");
    },
  };
  const relay = relayTo([markingConsumer(), failing]);
  expect(await relay()).toEqual({ published: 0, failed: 1 });
  broken = false;
  passSeconds(1);
  expect(await relay()).toEqual({ published: 1, failed: 0 });
  expect(await marksOf([id])).toHaveLength(1);
});

test("events of the installation itself are published too, and a consumer gets only the types it wants", async () => {
  const [id = ""] = await bench.write([null], "accounts.trust-policy-published.v1");
  const [unwanted = ""] = await bench.write([null], "accounts.login-failed.v1");
  const relay = relayTo([{ ...markingConsumer(), types: new Set(["accounts.trust-policy-published.v1"]) }]);
  expect(await relay()).toEqual({ published: 2, failed: 0 });
  expect(await marksOf([id, unwanted])).toMatchObject([{ eventId: id, accountId: "installation" }]);
});

test("waits double from a second to ten minutes", () => {
  expect([1, 2, 3, 10, 11, 12].map(retryDelaySeconds)).toEqual([1, 2, 4, 512, 600, 600]);
});

const inOrder = (marks: readonly Mark[]): boolean =>
  marks.every((mark, index) => index === 0 || mark.sequence > (marks[index - 1]?.sequence ?? 0));

/** A small linear congruential generator: the same luck in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
