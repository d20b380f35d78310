import { resolve } from "node:path";
import type { OlistImportOrder } from "@/server/accounts/adapters/inbound/import/olist/import-olist";
import { compose } from "@/server/composition-root";
import { underAdvisoryLock, withConnection } from "@/server/platform/database-session";
import { type Command, type CommandContext, UsageError } from "./command";
import { summaryLines } from "./import-report";
import { ensurePolicyPublished } from "./policy-publishing";
import { openProgress, type Progress } from "./progress";

/** One import at a time: each finds what the one before it left. */
const importLock = 72_707_374;

/** `import olist <folder> [--as-of DATE]` */
export const importCommand: Command = {
  summary: "bring in another marketplace's accounts with their histories; run again, it adds what is missing",
  usage: "import olist <folder> [--as-of YYYY-MM-DD] [--json]",
  run: async (context) => {
    const { folder, asOfDay } = readArguments(context.args);
    const waiting = setTimeout(() => context.tell("Another import is running; waiting for its end."), 2_000);
    return await withConnection(context.runtime.ownerUrl, (client) =>
      underAdvisoryLock(client, importLock, async () => {
        clearTimeout(waiting);
        return await run(context, folder, asOfDay);
      }),
    ).finally(() => clearTimeout(waiting));
  },
};

function readArguments(args: readonly string[]): { folder: string; asOfDay: string | null } {
  const [kind, folder, flag, day, ...rest] = args;
  if (kind !== "olist") throw new UsageError(`There is no importer for ${kind ?? "nothing"}. Known: olist.`);
  if (folder === undefined || folder.startsWith("--")) throw new UsageError("Name the folder of the CSV files.");
  if (flag === undefined) return { folder: resolve(folder), asOfDay: null };
  if (flag !== "--as-of" || day === undefined || rest.length > 0) throw new UsageError(`What does ${flag} mean?`);
  if (!isDay(day)) throw new UsageError(`${day} is no date like 2026-11-20.`);
  return { folder: resolve(folder), asOfDay: day };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

async function run(context: CommandContext, folder: string, asOfDay: string | null): Promise<number> {
  const { runtime, json, stop, print, tell } = context;
  const progress = openProgress(context);
  const problems: unknown[] = [];
  const composition = compose(runtime.config, "goodstanding-import");
  try {
    await ensurePolicyPublished(composition);
    const scratch = resolve(runtime.config.dataDirectory, "import-scratch");
    const imported = await composition.accounts.importOlist({
      folder,
      scratch,
      asOfDay,
      stop,
      ...reports(progress, problems),
    });
    progress.stop();
    if (!imported.ok) {
      tell(sentenceOf(imported.refusal));
      return imported.refusal.code === "VALIDATION" ? 2 : 1;
    }
    const { summary, isWhole } = imported.value;
    if (json) print(JSON.stringify({ ...summary, problems, isWhole }));
    else for (const line of summaryLines(summary)) print(line);
    if (!isWhole) tell("Stopped before the end. Run it again to go on.");
    return isWhole ? 0 : 1;
  } finally {
    progress.stop();
    await composition.close();
  }
}

/** What `--json` repeats at most; all of them are told on standard error. */
const MOST_PROBLEMS = 1_000;

function reports(
  progress: Progress,
  problems: unknown[],
): Pick<OlistImportOrder, "onProblem" | "onReading" | "onImporting"> {
  return {
    onProblem: (problem) => {
      progress.say(`${problem.file}:${problem.line}: ${problem.reason}`);
      if (problems.length < MOST_PROBLEMS) problems.push(problem);
    },
    onReading: ({ bytes, of }) => progress.at("reading", bytes, of),
    onImporting: ({ accounts, of }) => progress.at("importing", accounts, of),
  };
}

function sentenceOf(refusal: {
  readonly code: string;
  readonly fields?: readonly { readonly problem: string }[];
}): string {
  const problems = refusal.fields?.map(({ problem }) => problem) ?? [];
  return problems.length > 0 ? problems.join("\n") : `The import was refused: ${refusal.code}. Run it again to go on.`;
}
