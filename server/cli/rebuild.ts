import { randomUUID } from "node:crypto";
import { SingleBar } from "cli-progress";
import {
  READ_MODELS,
  type ReadModelName,
} from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { isReadModel } from "@/server/accounts/read-model/rebuild/read-model";
import { QUICK_LANES } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { REBUILD_PAUSE_MS } from "@/server/accounts/read-model/rebuild/rebuild-job";
import { rebuildOnRecord } from "@/server/accounts/read-model/rebuild/rebuild-record";
import { rebuildableModels } from "@/server/accounts/read-model/rebuild/rebuildable-models";
import { compose } from "@/server/composition-root";
import { openPool } from "@/server/platform/database";
import { type Command, type CommandContext, UsageError } from "./command";

/** `rebuild [read model]`: all of them without a name. The product may go on meanwhile. */
export const rebuild: Command = {
  summary: `build the read models anew beside the live ones, then switch: ${READ_MODELS.join(", ")}`,
  usage: "rebuild [read model]",
  run: async (context) => {
    const [name, ...rest] = context.args;
    if (rest.length > 0 || (name !== undefined && !isReadModel(name))) {
      throw new UsageError(`There is no read model ${context.args.join(" ")}. Known: ${READ_MODELS.join(", ")}.`);
    }
    for (const one of name === undefined ? READ_MODELS : [name]) {
      await leaveEntry(context, one);
      if (!(await rebuildOne(context, one))) return 1;
    }
    return 0;
  },
};

async function leaveEntry({ runtime }: CommandContext, name: string): Promise<void> {
  const composition = compose(runtime.config, "goodstanding-rebuild");
  const origin = { requestId: `rebuild:${randomUUID()}`, channel: "cli", ip: null, userAgent: null } as const;
  try {
    const left = await composition.accounts.recordRebuild(name, origin);
    if (!left.ok) throw new Error(`The rebuild could not be put on record: ${left.refusal.code}`);
  } finally {
    await composition.close();
  }
}

async function rebuildOne(context: CommandContext, name: ReadModelName): Promise<boolean> {
  const { runtime, json, interactive, stop, print, tell } = context;
  const pool = openPool({
    appUrl: runtime.config.appUrl,
    poolSize: QUICK_LANES + 1,
    applicationName: "goodstanding-rebuild",
    statementTimeoutMs: 0,
  });
  const bar = interactive
    ? new SingleBar({ format: `${name} {bar} {value}/{total} accounts, {duration_formatted}` })
    : null;
  let told = 0;
  const onProgress = ({ done, total }: { done: number; total: number }) => {
    if (bar) return void (bar.isActive ? bar.update(done) : bar.start(total, done));
    if (!json && done - told >= 50_000) {
      told = done;
      tell(`${name}: ${done} of ${total} accounts`);
    }
  };
  const began = Date.now();
  try {
    const now = () => new Date();
    const order = {
      pool,
      now,
      by: "operator",
      onProgress,
      signal: stop,
      pauseMs: REBUILD_PAUSE_MS,
      lanes: QUICK_LANES,
    };
    const result = await rebuildOnRecord(rebuildableModels[name], order);
    bar?.stop();
    if (result === null) {
      tell(`${name}: somebody else is rebuilding a read model now. Wait for them.`);
      return false;
    }
    const seconds = (Date.now() - began) / 1000;
    print(
      json
        ? JSON.stringify({ readModel: name, ...result, seconds })
        : `${name}: ${result.rows} rows rebuilt in ${seconds.toFixed(1)} s; ${result.differing} differed from the live ones.`,
    );
    return true;
  } finally {
    bar?.stop();
    await pool.end();
  }
}
