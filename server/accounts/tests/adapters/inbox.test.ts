import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeNew } from "@/server/accounts/outbox/inbox";
import { inTransaction } from "@/server/accounts/outbox/transaction";
import { type OutboxBench, openOutboxBench } from "../support/outbox-bench";

let bench: OutboxBench;
beforeAll(async () => {
  bench = await openOutboxBench();
});
afterAll(() => bench.close());

const at = new Date();

test("an event is new to each consumer once", async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  expect(await takeNew(bench.pool, "one", [a], at)).toEqual(new Set([a]));
  expect(await takeNew(bench.pool, "one", [a, b, b], at)).toEqual(new Set([b]));
  expect(await takeNew(bench.pool, "two", [a, b], at)).toEqual(new Set([a, b]));
});

test("an event whose effect was undone is new again", async () => {
  const id = randomUUID();
  const broken = inTransaction(bench.pool, async (tx) => {
    await takeNew(tx, "one", [id], at);
    throw new Error("no effect");
  });
  await expect(broken).rejects.toThrow("no effect");
  expect(await takeNew(bench.pool, "one", [id], at)).toEqual(new Set([id]));
});

test("two at once: one takes it, the other waits and finds it done", async () => {
  const id = randomUUID();
  const takes = await Promise.all(
    [bench.newPool(), bench.newPool()].map((pool) => inTransaction(pool, (tx) => takeNew(tx, "race", [id], at))),
  );
  expect(takes.map((taken) => taken.size).sort()).toEqual([0, 1]);
});
