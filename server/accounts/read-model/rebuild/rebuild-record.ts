import type { ReadModelName } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import { isReadModel, type RebuildableModel } from "./read-model";
import { RebuildBusy, type RebuildDeps, type Rebuilt, rebuildReadModel } from "./rebuild-account-read-model";

/** How long a running rebuild may give no sign of life before another process takes it up. */
export const SILENT_SECONDS = 60;
/** So often its progress is put on record. */
const BEAT_MS = 500;

export type RecordedRebuild = RebuildDeps & {
  readonly by: string;
  /** Stopped in an orderly way, it waits for whoever looks next. */
  readonly isResumed?: boolean;
};

/**
 * A rebuild that can be watched: what it does stands in `read_model_rebuild` while it goes on and when it is over. Null
 * when another one runs.
 */
export async function rebuildOnRecord(
  model: RebuildableModel,
  { by, isResumed = false, ...deps }: RecordedRebuild,
): Promise<Rebuilt | null> {
  const { pool, now } = deps;
  let beaten = 0;
  try {
    const rebuilt = await rebuildReadModel(model, {
      ...deps,
      onBegin: () => begin(pool, model.name, by, now()),
      onProgress: (progress) => {
        deps.onProgress?.(progress);
        const at = now();
        if (at.getTime() - beaten < BEAT_MS) return;
        beaten = at.getTime();
        // The rebuild waits for no news of it.
        void beat(pool, model.name, progress, at).catch(() => undefined);
      },
    });
    await end(pool, model.name, { state: "DONE", rebuilt, problem: null, at: now() });
    return rebuilt;
  } catch (error) {
    if (error instanceof RebuildBusy) return null;
    const state = isResumed && deps.signal?.aborted === true ? "REQUESTED" : "FAILED";
    const problem = error instanceof Error ? error.message : String(error);
    await end(pool, model.name, { state, rebuilt: null, problem, at: now() });
    throw error;
  }
}

/** The read model whose rebuild was asked for first, or was left behind by a process that is gone; null when none waits. */
export async function nextRebuild(db: Queryable, at: Date): Promise<{ name: ReadModelName; by: string } | null> {
  const { rows } = await db.query<{ name: string; requested_by: string }>(
    `SELECT name, requested_by FROM read_model_rebuild
      WHERE state = 'REQUESTED' OR (state = 'RUNNING' AND beat_at < $1) ORDER BY requested_at LIMIT 1`,
    [new Date(at.getTime() - SILENT_SECONDS * 1000)],
  );
  const [row] = rows;
  return row && isReadModel(row.name) ? { name: row.name, by: row.requested_by } : null;
}

async function begin(db: Queryable, name: ReadModelName, by: string, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO read_model_rebuild AS r (name, state, requested_by, requested_at, started_at, beat_at)
     VALUES ($1, 'RUNNING', $2, $3, $3, $3)
     ON CONFLICT (name) DO UPDATE
        SET state = 'RUNNING', started_at = $3, beat_at = $3, finished_at = NULL, done = 0, total = 0,
            differing = NULL, problem = NULL, requested_by = $2,
            requested_at = CASE r.state WHEN 'REQUESTED' THEN r.requested_at ELSE $3 END`,
    [name, by, at],
  );
}

async function beat(
  db: Queryable,
  name: ReadModelName,
  { done, total }: { readonly done: number; readonly total: number },
  at: Date,
): Promise<void> {
  await db.query(
    "UPDATE read_model_rebuild SET done = $2, total = $3, beat_at = $4 WHERE name = $1 AND state = 'RUNNING'",
    [name, done, total, at],
  );
}

type End = {
  readonly state: "DONE" | "FAILED" | "REQUESTED";
  readonly rebuilt: Rebuilt | null;
  readonly problem: string | null;
  readonly at: Date;
};

async function end(db: Queryable, name: ReadModelName, { state, rebuilt, problem, at }: End): Promise<void> {
  await db.query(
    `UPDATE read_model_rebuild
        SET state = $2, finished_at = $3, problem = $4, differing = $5, done = coalesce($6, done), total = coalesce($6, total)
      WHERE name = $1`,
    [name, state, at, problem?.slice(0, 500) ?? null, rebuilt?.differing ?? null, rebuilt?.accounts ?? null],
  );
}
