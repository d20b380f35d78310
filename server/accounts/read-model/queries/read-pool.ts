import type { Pool, PoolClient, QueryResultRow } from "pg";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { inOneWrite } from "@/server/platform/one-write";

/** A pool whose statements are cut off when they take too long for a screen, and sent without waiting for one another. */
export type ReadPool = Pick<Pool, "connect" | "query">;

/** A statement with a name is planned once per connection; its name must belong to one text alone. */
export type Statement = { readonly name?: string; readonly text: string };

/** Runs one statement with its values and answers the rows. */
export type ReadRows = <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

/**
 * The ids of an array parameter as rows. The planner can't count them, so that it keeps one plan for however many there
 * are; else it finds its plan for a few so much cheaper that it plans anew every time, which takes longer than reading.
 */
export const eachIdOf = (parameter: string): string => `unnest((SELECT ${parameter}::uuid[]))`;

/** One statement alone. */
export const readRows =
  (pool: Pick<PoolClient, "query">): ReadRows =>
  async <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
    inOneWrite(pool);
    return (await pool.query<Row>({ ...statement, values: [...values] })).rows;
  };

/** Each statement for itself, for reads that need no more than one; see `readTogether` for what takes too long. */
export async function readAlone<T>(pool: ReadPool, work: (read: ReadRows) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work(readRows(pool));
  } catch (error) {
    return unavailableIfCutOff(error);
  }
}

/**
 * Several statements on one snapshot, so that the parts of a screen agree; those asked for together share one round
 * trip, the first of them with the transaction's beginning. Where the pool cuts a statement off because it takes too
 * long, the read answers UNAVAILABLE.
 */
export async function readTogether<T>(
  pool: ReadPool,
  work: (read: ReadRows) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = await pool.connect();
  inOneWrite(client);
  const begun = client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const [answer] = await Promise.all([work(readRows(client)), begun]);
    giveBack(client, "COMMIT");
    return answer;
  } catch (error) {
    giveBack(client, "ROLLBACK");
    return unavailableIfCutOff(error);
  }
}

/** Nobody waits for the end of a transaction that wrote nothing; a connection that can't end it is not used again. */
function giveBack(client: PoolClient, end: "COMMIT" | "ROLLBACK"): void {
  client.query(end).then(
    () => client.release(),
    () => client.release(true),
  );
}

const RETRY_SECONDS = 5;

/** PostgreSQL's query_canceled: the statement took too long. Anything else is thrown on. */
function unavailableIfCutOff(error: unknown): Refused {
  const isCutOff = typeof error === "object" && error !== null && "code" in error && error.code === "57014";
  if (isCutOff) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: RETRY_SECONDS });
  throw error;
}
