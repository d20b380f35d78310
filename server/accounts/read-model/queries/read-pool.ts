import type { Pool, PoolClient, QueryResultRow } from "pg";

/** A pool of the restricted login. */
export type ReadPool = Pick<Pool, "connect" | "query">;

/** A statement with a name is planned once per connection; its name must belong to one text alone. */
export type Statement = { readonly name?: string; readonly text: string };

/** Runs one statement with its values and answers the rows. */
export type ReadRows = <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

/** No read of a screen may hold the database longer. */
const STATEMENT_SECONDS = 2;

/** One statement alone. */
export const readRows =
  (pool: Pick<PoolClient, "query">): ReadRows =>
  async <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) =>
    (await pool.query<Row>({ ...statement, values: [...values] })).rows;

/** Several statements on one snapshot, so that the parts of a screen agree. Every statement is cut off after 2 s. */
export async function readTogether<T>(pool: ReadPool, work: (read: ReadRows) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '${STATEMENT_SECONDS}s'`,
    );
    const answer = await work(readRows(client));
    await client.query("COMMIT");
    broken = false;
    return answer;
  } catch (error) {
    broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}
