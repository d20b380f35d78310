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
  const forget = () => {
    held = null;
  };
  return {
    hold: async () => {
      if (held) return true;
      const client = await pool.connect();
      try {
        const { rows } = await client.query<{ taken: boolean }>(
          "SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken",
          [consumerLock, consumer],
        );
        if (rows[0]?.taken === true) held = client;
        else client.release();
      } catch (error) {
        client.release(true);
        throw error;
      }
      held?.once("error", forget);
      return held !== null;
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
        await client.query("ROLLBACK").catch(forget);
        throw error;
      }
    },
    drop: async () => {
      const client = held;
      forget();
      // A closed connection gives its locks back, whatever state it was in.
      client?.release(true);
    },
  };
}
