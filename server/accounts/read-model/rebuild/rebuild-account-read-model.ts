import type { Pool } from "pg";
import { inTransaction, type Queryable } from "@/server/accounts/outbox/transaction";
import { projectAccountSummary } from "@/server/accounts/read-model/projections/account-summary-projection";
import { readSourcesAfter, refreshAccountSummaries, upsertSummaries } from "./account-summary-store";
import { copyIndexes, copyRights, dropAside, makeAside, switchTables } from "./table-aside";

export type RebuildDeps = {
  /** As the owner of the tables, with two connections at least: the restricted login may not make any table. */
  readonly ownerPool: Pool;
  readonly now: () => Date;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  readonly batchSize?: number;
  /** A breath between batches, for everybody else on the machine. */
  readonly pauseMs?: number;
};

export type Rebuilt = {
  readonly rows: number;
  /** Rows of the live table that were missing, too many or other than the rebuilt ones, just before the switch. */
  readonly differing: number;
};

const live = "account_summary";
const aside = "account_summary_aside";

/**
 * Builds the lookup's read model anew beside the live one, from the accounts as they are, and switches in one short
 * transaction; searching and the relay go on meanwhile. What the relay published during the work is caught up before
 * and within the switch; what it publishes later goes to the new table. Interrupted, it leaves the live one as it was.
 */
export async function rebuildAccountReadModel(deps: RebuildDeps): Promise<Rebuilt> {
  const guard = await deps.ownerPool.connect();
  try {
    const { rows } = await guard.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [rebuildLock]);
    if (rows[0]?.mine !== true) throw new Error("Somebody else is rebuilding this read model now. Wait for them.");
    return await rebuildAlone(deps);
  } finally {
    // The lock ends with its connection.
    guard.release(true);
  }
}

/** Held by the one rebuild that runs. */
export const rebuildLock = 72_707_374;

async function rebuildAlone(deps: RebuildDeps): Promise<Rebuilt> {
  const { ownerPool } = deps;
  const startedAt = deps.now();
  await dropAside(ownerPool, aside);
  await makeAside(ownerPool, live, aside);
  try {
    const rows = await fillAside(deps);
    await copyIndexes(ownerPool, live, aside);
    await copyRights(ownerPool, live, aside);
    await ownerPool.query(`ANALYZE ${aside}`);
    const caughtUpAt = deps.now();
    await catchUp(ownerPool, startedAt);
    const differing = await countDifferences(ownerPool);
    await inTransaction(ownerPool, async (tx) => {
      await tx.query(`LOCK TABLE ${live} IN ACCESS EXCLUSIVE MODE`);
      await catchUp(tx, caughtUpAt);
      await switchTables(tx, live, aside);
    });
    return { rows, differing };
  } catch (error) {
    await dropAside(ownerPool, aside).catch(() => undefined);
    throw error;
  }
}

async function fillAside({
  ownerPool,
  onProgress,
  signal,
  batchSize = 2_000,
  pauseMs = 0,
}: RebuildDeps): Promise<number> {
  const { rows } = await ownerPool.query<{ total: number }>("SELECT count(*)::int AS total FROM account");
  const total = rows[0]?.total ?? 0;
  let last = "00000000-0000-0000-0000-000000000000";
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const sources = await readSourcesAfter(ownerPool, last, batchSize);
    if (sources.length === 0) return done;
    await upsertSummaries(ownerPool, sources.map(projectAccountSummary), aside);
    last = sources.at(-1)?.accountId ?? last;
    done += sources.length;
    onProgress?.({ done, total: Math.max(total, done) });
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Clocks of several machines, and a relay's transaction that began before and commits after. */
const marginSeconds = 120;

/** Refreshes every account of which something was published since, and drops those that are gone. */
async function catchUp(db: Queryable, since: Date): Promise<void> {
  const from = new Date(since.getTime() - marginSeconds * 1000);
  const { rows } = await db.query<{ account_id: string }>(
    "SELECT DISTINCT account_id FROM outbox_published WHERE published_at >= $1 AND account_id IS NOT NULL",
    [from],
  );
  const ids = rows.map((row) => row.account_id);
  for (let start = 0; start < ids.length; start += 1_000) {
    await refreshAccountSummaries(db, ids.slice(start, start + 1_000), aside);
  }
  await db.query(`DELETE FROM ${aside} s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = s.account_id)`);
}

/** Row by row, whole rows: the live table has to be what the accounts say. */
async function countDifferences(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ differing: number }>(
    `SELECT count(*)::int AS differing
       FROM (SELECT account_id, md5(l::text) AS hash FROM ${live} l) old
       FULL JOIN (SELECT account_id, md5(r::text) AS hash FROM ${aside} r) new USING (account_id)
      WHERE old.hash IS DISTINCT FROM new.hash`,
  );
  return rows[0]?.differing ?? 0;
}
