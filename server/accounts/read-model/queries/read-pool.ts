import type { Pool, PoolClient, QueryResultRow } from "pg";
import { type Result, refuse } from "@/server/accounts/domain/result";

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

/**
 * Several statements on one snapshot, so that the parts of a screen agree. A statement that takes longer than 2 s is
 * cut off and the read answers UNAVAILABLE.
 */
export async function readTogether<T>(
  pool: ReadPool,
  work: (read: ReadRows) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '${STATEMENT_SECONDS}s'`,
    );
    const answer = await work(readRows(client));
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    isBroken = !(await client.query("ROLLBACK").then(yes, no));
    if (isCutOff(error)) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: RETRY_SECONDS });
    throw error;
  } finally {
    client.release(isBroken);
  }
}

const RETRY_SECONDS = 5;

const yes = (): boolean => true;
const no = (): boolean => false;

/** PostgreSQL's query_canceled: the statement took too long. */
const isCutOff = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "57014";
