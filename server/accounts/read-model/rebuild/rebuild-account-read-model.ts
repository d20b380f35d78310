import { setTimeout as wait } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { inSnapshot, type Queryable } from "@/server/accounts/outbox/transaction";
import { type Compared, compareReadModel } from "./compare-read-model";
import type { RebuildableModel } from "./read-model";

export type RebuildDeps = {
  /** With one connection more than lanes, and no short limit on statements: an index takes its time. */
  readonly pool: Pool;
  readonly now: () => Date;
  /** Nobody else rebuilds until the end. */
  readonly onBegin?: () => Promise<void>;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /** Accounts of one range. */
  readonly batchSize?: number;
  /** A breath after each range, for everybody else on the machine. */
  readonly pauseMs?: number;
  /** Ranges that are built at once, each on a connection of its own. */
  readonly lanes?: number;
};

export type Rebuilt = Compared & {
  /** Accounts walked through. */
  readonly accounts: number;
};

/** For somebody who waits for it: the database works on one range while another is written down. */
export const QUICK_LANES = 2;

/** Held by the one rebuild that runs. */
export const rebuildLock = 72_707_374;

/**
 * Builds a read model anew beside the live one and switches in one short transaction; searching and the relay go on
 * meanwhile. What the relay published during the work is caught up before and within the switch; what it publishes
 * later goes to the new table. Interrupted, it leaves the live one as it was, and the next run begins again.
 */
export async function rebuildReadModel(model: RebuildableModel, deps: RebuildDeps): Promise<Rebuilt> {
  const guard = await deps.pool.connect();
  try {
    const { rows } = await guard.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [rebuildLock]);
    if (rows[0]?.mine !== true) throw new RebuildBusy();
    await deps.onBegin?.();
    return await rebuildAlone(model, deps);
  } finally {
    await letGo(guard);
  }
}

/** Said, not left to the end of the connection, which the server notices later: the next rebuild may begin at once. */
const letGo = (guard: PoolClient): Promise<void> =>
  guard.query("SELECT pg_advisory_unlock_all()").then(
    () => guard.release(),
    () => guard.release(true),
  );

export class RebuildBusy extends Error {
  override readonly name = "RebuildBusy";
  constructor() {
    super("Somebody else is rebuilding a read model now. Wait for them.");
  }
}

async function rebuildAlone(model: RebuildableModel, deps: RebuildDeps): Promise<Rebuilt> {
  const { pool } = deps;
  const { table } = model;
  const startedAt = deps.now();
  await pool.query("SELECT make_read_model_aside($1)", [table]);
  try {
    const accounts = await fillAside(model, deps);
    await pool.query("SELECT index_read_model_aside($1)", [table]);
    const caughtUpAt = deps.now();
    const compared = await inSnapshot(pool, async (tx) => {
      await withRoom(tx);
      await catchUp(tx, model, startedAt);
      return await compareReadModel(tx, model);
    });
    await switchOver(model, deps, caughtUpAt);
    return { accounts, ...compared };
  } catch (error) {
    await pool.query("SELECT drop_read_model_aside($1)", [table]).catch(() => undefined);
    throw error;
  }
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Sorting and grouping a range happens in memory. Nobody waits for the disk: what a crash takes of a table that nobody
 * uses is built again, and the switch, which does wait, puts everything before it on the disk.
 */
const withRoom = async (tx: Queryable): Promise<void> => {
  await tx.query("SET LOCAL work_mem = '64MB'; SET LOCAL synchronous_commit = off");
};

async function fillAside(
  model: RebuildableModel,
  { pool, onProgress, signal, batchSize = 20_000, pauseMs = 0, lanes = 1 }: RebuildDeps,
): Promise<number> {
  const { rows } = await pool.query<{ total: number }>("SELECT count(*)::int AS total FROM account");
  const total = rows[0]?.total ?? 0;
  const ranges = rangesOf(pool, batchSize);
  let done = 0;
  const buildInLane = async () => {
    for await (const { afterId, lastId, accounts } of ranges) {
      signal?.throwIfAborted();
      await inSnapshot(pool, async (tx) => {
        await withRoom(tx);
        await model.build(tx, afterId, lastId);
      });
      done += accounts;
      onProgress?.({ done, total: Math.max(total, done) });
      if (pauseMs > 0) await wait(pauseMs);
    }
  };
  await allOrNone(Array.from({ length: lanes }, buildInLane));
  return done;
}

/** Waits for each even where one fails: nobody is still building a table that is about to be dropped. */
async function allOrNone(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

type Range = { readonly afterId: string; readonly lastId: string; readonly accounts: number };

/** Everybody in the order of ids, a range after the other; lanes that share it get each range once. */
async function* rangesOf(pool: Pool, size: number): AsyncGenerator<Range, undefined, undefined> {
  let afterId = FIRST_ID;
  for (;;) {
    const { rows } = await pool.query<{ last_id: string | null; count: number }>(
      `SELECT max(id::text)::uuid AS last_id, count(*)::int AS count
         FROM (SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2) a`,
      [afterId, size],
    );
    const { last_id: lastId = null, count: accounts = 0 } = rows[0] ?? {};
    if (lastId === null) return;
    yield { afterId, lastId, accounts };
    afterId = lastId;
  }
}

/** Clocks of several machines, and a relay's transaction that began before and commits after. */
const marginSeconds = 120;
const accountsAtOnce = 1_000;

/** What was published since is counted. */
async function catchUp(tx: Queryable, model: RebuildableModel, since: Date): Promise<void> {
  const behind = await model.listBehind(tx, new Date(since.getTime() - marginSeconds * 1000));
  for (let start = 0; start < behind.length; start += accountsAtOnce) {
    await model.refresh(tx, behind.slice(start, start + accountsAtOnce));
  }
}

/** An account may end without an event that this model counts. */
const dropEnded = (tx: Queryable, { table }: RebuildableModel) =>
  tx.query(`DELETE FROM ${table}_aside s WHERE NOT EXISTS (SELECT FROM account a WHERE a.id = s.account_id)`);

const SWITCHES_AT_MOST = 20;

/** Whoever uses the table is waited for a moment only, and then let by: a lock that waits holds up everybody behind it. */
async function switchOver(model: RebuildableModel, { pool, signal }: RebuildDeps, since: Date): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      return await inSnapshot(pool, async (tx) => {
        await tx.query("SET LOCAL lock_timeout = '500ms'");
        // Before the first look: the snapshot has to see everything the relay did until the lock.
        await tx.query(`LOCK TABLE ${model.table} IN ACCESS EXCLUSIVE MODE`);
        await catchUp(tx, model, since);
        await dropEnded(tx, model);
        await tx.query("SELECT switch_read_model($1)", [model.table]);
      });
    } catch (error) {
      if (!isLockTimeout(error) || tries >= SWITCHES_AT_MOST) throw error;
      await wait(100 + Math.random() * 400);
    }
  }
}

const isLockTimeout = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "55P03";
