import type pg from "pg";
import { lending } from "@/server/platform/lent-connection";
import { inOneWrite } from "@/server/platform/one-write";
import { NoConnection } from "./database-errors";
import type { PrismaClient } from "./generated/client";
import { type Connection, rawStatements } from "./raw-statements";
import type { Transaction } from "./transaction";

export type TransactionDeps = {
  readonly pool: pg.Pool;
  /** Over the lending pool, so that it joins what is open. */
  readonly prisma: Pick<PrismaClient, "$transaction">;
};

export type TransactionLimits = {
  /** For a connection of the pool. */
  readonly connectionWaitMs: number;
  /** For a row that another transaction holds. */
  readonly lockWaitMs: number;
  readonly statementMs: number;
};

export const usualTransactionLimits: TransactionLimits = {
  connectionWaitMs: 2_000,
  lockWaitMs: 4_000,
  statementMs: 5_000,
};

/** Longer than its statements may take together: a timeout of Prisma's that meets the COMMIT ends the process. */
const MODEL_CALLS_MS = 60_000;

/**
 * Runs `work` in one transaction. Statements of our own go to the driver as they are; the first call of a model brings
 * Prisma in on the same connection, and work that makes none costs none of it. What it asks before `begun` leaves along with the
 * beginning: it may hold rows, but write nothing.
 * @throws NoConnection when none became free in time.
 */
export async function inTransaction<T>(
  { pool, prisma }: TransactionDeps,
  limits: TransactionLimits,
  work: (tx: Transaction, begun: Promise<unknown>) => Promise<T>,
): Promise<T> {
  const client = await connectWithin(pool, limits.connectionWaitMs);
  const models = modelCalls(client, prisma);
  const open = untilEnded(client);
  try {
    inOneWrite(client);
    const begun = client.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = ${limits.statementMs}; SET LOCAL lock_timeout = ${limits.lockWaitMs}`,
    );
    begun.catch(() => undefined);
    const answer = await work(transactionOn(open, models), begun);
    await begun;
    await models.end();
    open.end();
    const { command } = await client.query("COMMIT");
    // A statement failed and the work went on all the same: the database has undone everything.
    if (command !== "COMMIT") throw new Error("The transaction had failed before its end.");
    client.release();
    return answer;
  } catch (error) {
    open.end();
    await models.end().catch(() => undefined);
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

async function connectWithin(pool: Pick<pg.Pool, "connect">, waitMs: number): Promise<pg.PoolClient> {
  let isLate = false;
  const connecting = pool.connect().then((client) => {
    if (isLate) client.release();
    return client;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new NoConnection());
    }, waitMs);
  });
  try {
    return await Promise.race([connecting, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Models = { readonly open: () => Promise<Transaction>; readonly end: () => Promise<void> };

/** Prisma's side of the transaction, from its first call to our end. */
function modelCalls(client: pg.PoolClient, prisma: Pick<PrismaClient, "$transaction">): Models {
  let finish: () => void = () => undefined;
  let ended: Promise<void> | null = null;
  let opened: Promise<Transaction> | null = null;
  const begin = () =>
    new Promise<Transaction>((resolve, reject) => {
      const finished = new Promise<void>((done) => {
        finish = done;
      });
      ended = lending(client, () =>
        prisma.$transaction(
          (tx) => {
            resolve(tx);
            return finished;
          },
          { maxWait: MODEL_CALLS_MS, timeout: MODEL_CALLS_MS },
        ),
      );
      ended.catch(reject);
    });
  return {
    open: () => {
      opened ??= begin();
      return opened;
    },
    end: async () => {
      finish();
      await ended;
    },
  };
}

/** What work that failed halfway still wants to say must not reach whoever has the connection next. */
function untilEnded(client: pg.PoolClient): Connection & { readonly end: () => void } {
  let ended = false;
  const send = client.query.bind(client) as (...call: unknown[]) => unknown;
  const query = (...call: unknown[]): unknown => {
    if (ended) throw new Error("This transaction has ended.");
    return send(...call);
  };
  const end = () => {
    ended = true;
  };
  return { query: query as Connection["query"], connection: Reflect.get(client, "connection"), end };
}

function transactionOn(connection: Connection, models: Models): Transaction {
  const raw = rawStatements(connection);
  // The four are written above, everything else is Prisma's own.
  return new Proxy(raw as unknown as Transaction, {
    get: (target, key): unknown => (Object.hasOwn(raw, key) ? Reflect.get(target, key) : modelOf(models, key)),
  });
}

const modelOf = (models: Models, model: string | symbol): unknown =>
  model === "then"
    ? undefined
    : new Proxy(
        {},
        {
          get:
            (_target, method) =>
            async (...args: readonly unknown[]): Promise<unknown> => {
              const delegate: unknown = Reflect.get(await models.open(), model);
              if (typeof delegate !== "object" || delegate === null) throw new Error(`There is no ${String(model)}.`);
              const call: unknown = Reflect.get(delegate, method);
              if (typeof call !== "function") throw new Error(`${String(model)} can't ${String(method)}.`);
              return await Reflect.apply(call, delegate, args);
            },
        },
      );
