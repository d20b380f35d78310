import type { Queryable } from "@/server/accounts/outbox/transaction";
import { openPool } from "@/server/platform/database";
import type { Logger } from "@/server/platform/logger";
import type { Job } from "@/server/platform/worker";
import { nextRebuild, rebuildOnRecord } from "./rebuild-record";
import { rebuildableModels } from "./rebuildable-models";

export type RebuildJobDeps = {
  readonly db: Queryable;
  readonly appUrl: string;
  readonly now: () => Date;
  readonly logger: Pick<Logger, "info" | "warn">;
};

/** Between two ranges of accounts: the machine has other work. */
export const REBUILD_PAUSE_MS = 10;

/**
 * Does the rebuilds that somebody asked for, and goes on with one whose process is gone. Many workers may look: one
 * works. Its connections are its own, since an index may take longer than any statement of the others should.
 */
export const createRebuildJob = (deps: RebuildJobDeps): Job => ({
  name: "rebuilds",
  everyMs: 2_000,
  run: (stop) => rebuildNext(deps, stop),
});

async function rebuildNext({ db, appUrl, now, logger }: RebuildJobDeps, signal: AbortSignal): Promise<"more" | "idle"> {
  const next = await nextRebuild(db, now());
  if (next === null) return "idle";
  const pool = openPool({ appUrl, poolSize: 2, applicationName: "goodstanding-rebuild", statementTimeoutMs: 0 });
  try {
    const order = { pool, now, by: next.by, signal, pauseMs: REBUILD_PAUSE_MS, isResumed: true };
    const rebuilt = await rebuildOnRecord(rebuildableModels[next.name], order);
    if (rebuilt === null) return "idle";
    logger.info({ readModel: next.name, ...rebuilt }, "a read model was built anew");
    return "more";
  } catch (error) {
    logger.warn({ problem: error instanceof Error ? error.message : String(error) }, "a rebuild failed");
    return "idle";
  } finally {
    await pool.end();
  }
}
