import type { Pool, PoolClient } from "pg";
import type { Queryable } from "@/server/accounts/outbox/transaction";

const consumerLock = 72_707_375;

/** The right to deliver for one consumer: a lock of one database connection, on which the effects are written too. */
export type ConsumerLease = {
  /** True while this process has it. */
  readonly hold: () => Promise<boolean>;
  /** On the very connection that holds the lock: whoever lost it can't commit. */
  readonly inTransaction: <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;
  readonly drop: () => Promise<void>;
};

export function openLease(pool: Pick<Pool, "connect">, consumer: string): ConsumerLease {
  let held: PoolClient | null = null;
  /** A closed connection gives its locks back, whatever state it was in; and its place in the pool is free again. */
  const lose = (client: PoolClient | null) => {
    if (client === null || held !== client) return;
    held = null;
    client.release(true);
  };
  return {
    hold: async () => {
      if (held) return true;
      const client = await pool.connect();
      if (!(await isTaken(client, consumer))) return false;
      held = client;
      client.once("error", () => lose(client));
      return true;
    },
    inTransaction: async (work) => {
      const client = held;
      if (client === null) throw new Error(`The right to deliver for ${consumer} was lost.`);
      await client.query("BEGIN");
      try {
        const answer = await work(client);
        await client.query("COMMIT");
        return answer;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => lose(client));
        throw error;
      }
    },
    drop: async () => lose(held),
  };
}

async function isTaken(client: PoolClient, consumer: string): Promise<boolean> {
  try {
    const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken", [
      consumerLock,
      consumer,
    ]);
    const taken = rows[0]?.taken === true;
    if (!taken) client.release();
    return taken;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
