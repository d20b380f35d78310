import { randomUUID } from "node:crypto";
import { SingleBar } from "cli-progress";
import pg from "pg";
import { ACCOUNT_SUMMARY } from "@/server/accounts/read-model/rebuild/account-summary-consumer";
import { rebuildAccountReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { compose } from "@/server/composition-root";
import { type Command, type CommandContext, UsageError } from "./command";

const rebuilds = { [ACCOUNT_SUMMARY]: rebuildAccountReadModel } as const;
const names = Object.keys(rebuilds);

/** `rebuild [read model]`: all of them without a name. The product may go on meanwhile. */
export const rebuild: Command = {
  summary: `build the read models anew beside the live ones, then switch: ${names.join(", ")}`,
  usage: "rebuild [read model]",
  run: async (context) => {
    const [name, ...rest] = context.args;
    if (rest.length > 0 || (name !== undefined && !names.includes(name))) {
      throw new UsageError(`There is no read model ${context.args.join(" ")}. Known: ${names.join(", ")}.`);
    }
    await leaveEntry(context, name ?? ACCOUNT_SUMMARY);
    await rebuildOne(context, name ?? ACCOUNT_SUMMARY);
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

async function rebuildOne(
  { runtime, json, interactive, stop, print, tell }: CommandContext,
  name: string,
): Promise<void> {
  const ownerPool = new pg.Pool({
    connectionString: runtime.ownerUrl,
    max: 2,
    application_name: "goodstanding-rebuild",
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
    const result = await rebuildAccountReadModel({ ownerPool, now: () => new Date(), onProgress, signal: stop });
    bar?.stop();
    const seconds = (Date.now() - began) / 1000;
    print(
      json
        ? JSON.stringify({ readModel: name, ...result, seconds })
        : `${name}: ${result.rows} rows rebuilt in ${seconds.toFixed(1)} s; ${result.differing} differed from the live ones.`,
    );
  } finally {
    bar?.stop();
    await ownerPool.end();
  }
}
