import { resolve } from "node:path";
import type { OlistImportOrder } from "@/server/accounts/adapters/inbound/import/olist/import-olist";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { Imported } from "@/server/accounts/application/use-cases/import-accounts/import-accounts";
import type { Result } from "@/server/accounts/domain/result";
import { type Composition, compose } from "@/server/composition-root";
import { underAdvisoryLock, withConnection } from "@/server/platform/database-session";
import type { Command, CommandContext } from "./command";
import { type ImportWish, readImportWish } from "./import-arguments";
import { eventLines, summaryLines } from "./import-report";
import { ensurePolicyPublished } from "./policy-publishing";
import { openProgress, type Progress } from "./progress";

/** One import at a time: each finds what the one before it left. */
const importLock = 72_707_374;

/** `import olist | online-retail | accounts | cloudevents <path>` */
export const importCommand: Command = {
  summary: "bring in accounts, histories or events from files; run again, it adds what is missing",
  usage:
    "import olist <folder> | online-retail <file.csv[.gz]> | accounts <file.csv[.gz]> | cloudevents <file.ndjson[.gz]>" +
    " [--as-of YYYY-MM-DD] [--create-accounts] [--json]",
  run: async (context) => {
    const wish = readImportWish(context.args);
    const waiting = setTimeout(() => context.tell("Another import is running; waiting for its end."), 2_000);
    return await withConnection(context.runtime.ownerUrl, (client) =>
      underAdvisoryLock(client, importLock, async () => {
        clearTimeout(waiting);
        return await run(context, wish);
      }),
    ).finally(() => clearTimeout(waiting));
  },
};

/** What an import came to: as JSON, as lines for people, and whether it went to the end. */
type Outcome = { readonly json: object; readonly lines: readonly string[]; readonly isWhole: boolean };

async function run(context: CommandContext, wish: ImportWish): Promise<number> {
  const { runtime, json, print, tell } = context;
  const progress = openProgress(context);
  const problems: RowProblem[] = [];
  const composition = compose(runtime.config, "goodstanding-import");
  try {
    await ensurePolicyPublished(composition);
    const order = { stop: context.stop, ...reports(progress, problems) };
    const imported = await runWish(composition, wish, order);
    progress.stop();
    if (!imported.ok) {
      tell(sentenceOf(imported.refusal));
      return imported.refusal.code === "VALIDATION" ? 2 : 1;
    }
    const outcome = imported.value;
    if (json) print(JSON.stringify({ ...outcome.json, problems, isWhole: outcome.isWhole }));
    else for (const line of outcome.lines) print(line);
    if (!outcome.isWhole) tell("Stopped before the end. Run it again to go on.");
    return outcome.isWhole ? 0 : 1;
  } finally {
    progress.stop();
    await composition.close();
  }
}

type Reports = Pick<OlistImportOrder, "stop" | "onProblem" | "onReading" | "onImporting">;

async function runWish({ config, accounts }: Composition, wish: ImportWish, order: Reports): Promise<Result<Outcome>> {
  const path = resolve(wish.path);
  if (wish.kind === "cloudevents") {
    const received = await accounts.importCloudEvents({ ...order, file: path, createAccounts: wish.createAccounts });
    if (!received.ok) return received;
    const { isWhole, ...counts } = received.value;
    return { ok: true, value: { json: counts, lines: eventLines(counts), isWhole } };
  }
  const scratch = resolve(config.dataDirectory, "import-scratch");
  const own = { ...order, scratch, asOfDay: wish.asOfDay };
  if (wish.kind === "olist") return outcomeOf(await accounts.importOlist({ ...own, folder: path }));
  if (wish.kind === "accounts") return outcomeOf(await accounts.importAccountList({ ...own, file: path }));
  return outcomeOf(await accounts.importOnlineRetail({ ...own, file: path }));
}

function outcomeOf(imported: Result<Imported>): Result<Outcome> {
  if (!imported.ok) return imported;
  const { summary, isWhole } = imported.value;
  return { ok: true, value: { json: summary, lines: summaryLines(summary), isWhole } };
}

/** What `--json` repeats at most; all of them are told on standard error. */
const MOST_PROBLEMS = 1_000;

function reports(progress: Progress, problems: RowProblem[]): Omit<Reports, "stop"> {
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
