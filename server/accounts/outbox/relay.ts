import type { Pool } from "pg";
import type { OutboxMessage } from "./account-outbox-model";
import { dueShards, moveToPublished, putOff, readShard, takeShard } from "./pending-events";
import { inTransaction, type Queryable } from "./transaction";

/** What came of one message: `error` is null when every consumer has it. */
export type Delivery = { readonly message: OutboxMessage; readonly error: string | null };

/**
 * Hands messages to whoever listens, in the order given, within the relay's transaction. After a failure it must not
 * deliver later messages of that account, and leaves them out of its answer.
 */
export type PublishBatch = (messages: readonly OutboxMessage[], tx: Queryable) => Promise<readonly Delivery[]>;

export type RelayDeps = {
  readonly pool: Pool;
  readonly publish: PublishBatch;
  readonly now: () => Date;
  /** Told after the commit, for the log. */
  readonly onFailure?: (failure: { message: OutboxMessage; error: string; parked: boolean }) => void;
  /** Told after the commit what was delivered. */
  readonly onPublished?: (messages: readonly OutboxMessage[]) => void;
  readonly batchSize?: number;
};

export type RelayRun = { readonly published: number; readonly failed: number };

/**
 * Publishes everything that is due, in order per account, however many relays run on however many machines. One
 * transaction takes a shard of the accounts, delivers, and moves what was delivered to history: it ends whole or not
 * at all, so a crash repeats it and the inbox absorbs what an outside consumer saw twice. A message that fails waits
 * (1 s to 10 min, 12 tries, then parked) and holds back its own account alone. The shards take turns, a batch each:
 * what is new in one waits for a batch of every other, however much of theirs there is.
 */
export const createRelay =
  (deps: RelayDeps) =>
  async (signal?: AbortSignal): Promise<RelayRun> => {
    const total = { published: 0, failed: 0 };
    let more = true;
    while (more) {
      more = false;
      for (const shard of await dueShards(deps.pool, deps.now())) {
        if (signal?.aborted === true) return total;
        const run = await relayBatch(deps, shard);
        total.published += run.published;
        total.failed += run.failed;
        // A full batch of which nothing moved would come back for ever.
        more ||= run.read === (deps.batchSize ?? defaultBatchSize) && run.published + run.failed > 0;
      }
    }
    return total;
  };

export const defaultBatchSize = 200;

async function relayBatch(deps: RelayDeps, shard: number): Promise<RelayRun & { read: number }> {
  const at = deps.now();
  const failures: { message: OutboxMessage; error: string; parked: boolean }[] = [];
  let delivered: readonly OutboxMessage[] = [];
  const run = await inTransaction(deps.pool, async (tx) => {
    if (!(await takeShard(tx, shard))) return nothing;
    const messages = await readShard(tx, shard, at, deps.batchSize ?? defaultBatchSize);
    if (messages.length === 0) return nothing;
    const deliveries = await deps.publish(messages, tx);
    for (const { message, error } of deliveries) {
      if (error !== null) failures.push({ message, error, parked: await putOff(tx, message, error, at) });
    }
    delivered = deliveries.filter(({ error }) => error === null).map(({ message }) => message);
    const ids = delivered.map(({ id }) => id);
    const published = await moveToPublished(tx, ids, at);
    return { published, failed: failures.length, read: messages.length };
  });
  for (const failure of failures) deps.onFailure?.(failure);
  if (delivered.length > 0) deps.onPublished?.(delivered);
  return run;
}

const nothing = { published: 0, failed: 0, read: 0 } as const;
