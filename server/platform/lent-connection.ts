import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

const lent = new AsyncLocalStorage<pg.PoolClient>();

/** Runs `work`, in which whoever begins a transaction on the lending pool joins the one open on this connection. */
export const lending = <T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> => lent.run(client, work);

/**
 * The same pool for Prisma: a connection it asks for within `lending` is the lent one. Beginning, ending and giving
 * back stay with the lender, so that statements of our own and models' calls are one transaction.
 */
export const lendingPool = (pool: pg.Pool): pg.Pool =>
  new Proxy(pool, {
    get: (target, key): unknown => {
      if (key === "connect") return () => connect(target);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? (...call: unknown[]): unknown => Reflect.apply(value, target, call) : value;
    },
  });

async function connect(pool: pg.Pool) {
  const client = lent.getStore();
  return client ? joined(client) : await pool.connect();
}

const LENDERS_PART: ReadonlySet<string> = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);

function joined(client: pg.PoolClient) {
  return {
    query: async (query: pg.QueryConfig) =>
      LENDERS_PART.has(query.text) ? { rows: [], fields: [], rowCount: 0 } : await client.query(query),
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  };
}
