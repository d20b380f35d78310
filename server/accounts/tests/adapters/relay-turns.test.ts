import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { shardOf } from "@/server/accounts/outbox/pending-events";
import { createRelay } from "@/server/accounts/outbox/relay";
import { markingConsumer } from "../support/marking-consumer";
import { type OutboxBench, openOutboxBench, someAccounts } from "../support/outbox-bench";

const BATCH = 50;
const now = () => new Date();

let bench: OutboxBench;
beforeAll(async () => {
  bench = await openOutboxBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.pool.query("DELETE FROM outbox"));

/** An account in another shard than these. */
async function accountApartFrom(taken: readonly number[]): Promise<{ readonly id: string; readonly shard: number }> {
  const { rows } = await bench.pool.query<{ id: string; shard: number }>(
    `SELECT o.account_id AS id, ${shardOf} AS shard FROM unnest($1::uuid[]) AS o (account_id)
      WHERE NOT ${shardOf} = ANY($2::int[]) LIMIT 1`,
    [someAccounts(200), taken],
  );
  if (!rows[0]) throw new Error("All of two hundred accounts are in one shard.");
  return rows[0];
}

const many = (id: string, count: number) => bench.write(Array.from({ length: count }, () => id));

test("a shard with a long backlog holds the others back by one batch, and keeps its own order", async () => {
  const busy = await accountApartFrom([]);
  const quiet = await accountApartFrom([busy.shard]);
  const late = await accountApartFrom([busy.shard, quiet.shard]);
  const backlog = await many(busy.id, 2_050);
  const few = await many(quiet.id, 3);
  let written: Promise<readonly string[]> | null = null;
  // Somebody else writes while the backlog is under way.
  const consumer = markingConsumer(() => {
    written ??= many(late.id, 2);
  });
  const publish = createAccountEventPublisher({ consumers: [consumer], now });
  const run = await createRelay({ pool: bench.pool, now, publish, batchSize: BATCH })();
  expect(run).toEqual({ published: 2_055, failed: 0 });
  const marks = (await bench.marks()).map(({ eventId }) => eventId);
  expect(marks.indexOf(few[2] ?? "")).toBeLessThan(2 * BATCH + 3);
  const latest = await (written ?? Promise.reject(new Error("Nothing was delivered.")));
  expect(marks.indexOf(latest[1] ?? "")).toBeLessThan(5 * BATCH + 5);
  expect(marks.filter((id) => backlog.includes(id))).toEqual(backlog);
});
