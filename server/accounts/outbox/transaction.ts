import type { Pool, PoolClient } from "pg";

/** What a statement is run on: a pool, one connection, or a transaction on it. */
export type Queryable = Pick<PoolClient, "query">;

/** Runs `work` in one transaction at READ COMMITTED: committed when it answers, rolled back when it throws. */
export const inTransaction = <T>(pool: Pool, work: (tx: Queryable) => Promise<T>): Promise<T> =>
  begunWith("BEGIN", pool, work);

/** The same on one snapshot, which its first look at a row takes: several reads agree with each other. */
export const inSnapshot = <T>(pool: Pool, work: (tx: Queryable) => Promise<T>): Promise<T> =>
  begunWith("BEGIN ISOLATION LEVEL REPEATABLE READ", pool, work);

async function begunWith<T>(begin: string, pool: Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const answer = await work(client);
    await client.query("COMMIT");
    client.release();
    return answer;
  } catch (error) {
    await giveBack(client);
    throw error;
  }
}

/** Runs `work` so that its failure undoes only what it did itself; the transaction goes on. Answers the error, or null. */
export async function inSavepoint(tx: Queryable, work: () => Promise<void>): Promise<Error | null> {
  await tx.query("SAVEPOINT attempt");
  try {
    await work();
    await tx.query("RELEASE SAVEPOINT attempt");
    return null;
  } catch (error) {
    await tx.query("ROLLBACK TO SAVEPOINT attempt");
    await tx.query("RELEASE SAVEPOINT attempt");
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A connection that can't even roll back is thrown away, not given to the next one. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    client.release();
  } catch {
    client.release(true);
  }
}
