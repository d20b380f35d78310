import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { ImportRun } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { oldestKept } from "../record-history/account-history";
import { chooseShift, moved } from "./choose-shift";
import type { HistorySource, ImportedHistory, Survey } from "./history-source";
import { type ImportBatchDeps, type ImportTools, importBatch } from "./import-batch";
import { type ImportSummary, openTally, type Tally } from "./import-summary";

export type ImportAccountsDeps = ImportBatchDeps & {
  readonly livePolicy: LiveTrustPolicy;
  readonly now: () => Date;
  /** Accounts in one commit. */
  readonly batchSize?: number;
};

export type ImportOrder = {
  readonly source: HistorySource;
  /** The UTC day on which the newest fact shall fall; null for the day of the first run. */
  readonly asOfDay: string | null;
  readonly actor: Actor;
  readonly origin: RequestOrigin;
  /** Finish the batch at hand, then stop. */
  readonly stop?: AbortSignal;
  readonly onProgress?: (done: { readonly accounts: number; readonly of: number }) => void;
  /** An account whose id or contact is somebody else's. */
  readonly onLeftOut?: (history: ImportedHistory) => void;
};

export type Imported = { readonly summary: ImportSummary; readonly isWhole: boolean };

/**
 * Imports another system's accounts with their histories. Every account comes with all of its history in one commit,
 * so that an import cut short at any point is completed by running it again, and running it once more changes nothing.
 */
export const importAccounts =
  (deps: ImportAccountsDeps) =>
  async ({ source, asOfDay, actor, origin, stop, onProgress, onLeftOut }: ImportOrder): Promise<Result<Imported>> => {
    const startedAt = deps.now();
    const policy = await deps.livePolicy();
    const surveyed = await source.survey();
    if (!surveyed.ok) return surveyed;
    const survey = surveyed.value;
    const begun = await beginRun(deps, { source, survey, asOfDay, actor, origin });
    if (!begun.ok) return begun;
    const run = begun.value;
    const { shiftDays, typicalMinor, asOf } = run;
    await openMonths(deps, survey, run, oldestKept({ policy, asOf }));
    const tally = openTally();
    const tools: ImportTools = { ...deps, run, actor, origin };
    for await (const batch of batches(source.histories({ shiftDays, typicalMinor, policy }), deps.batchSize)) {
      if (stop?.aborted) break;
      const imported = await importBatch(batch, tools);
      if (!imported.ok) return imported;
      tally.add(imported.value);
      for (const history of imported.value.leftOut) onLeftOut?.(history);
      onProgress?.({ accounts: accountsDone(tally), of: survey.accountCount });
    }
    const seconds = (deps.now().getTime() - startedAt.getTime()) / 1000;
    const summary = tally.summary(run, survey, seconds);
    if (stop?.aborted) return done({ summary, isWhole: false });
    const finished = await finishRun(tools, summary);
    return finished.ok ? done({ summary, isWhole: true }) : finished;
  };

type Beginning = Pick<ImportOrder, "source" | "asOfDay" | "actor" | "origin"> & { readonly survey: Survey };

/** Fixes the shift of time before the first account comes, so that a run cut short is continued with the same one. */
function beginRun(
  { unitOfWork, newId, now }: ImportAccountsDeps,
  { source: { kind }, survey, asOfDay, actor, origin }: Beginning,
): Promise<Result<ImportRun>> {
  const id = newId();
  return unitOfWork(
    { action: "import.run", actor, origin, subject: { type: "IMPORT", id }, accounts: [] },
    async (write) => {
      const first = await write.importRuns.findFirst(kind);
      const newestAt = survey.span?.newestAt ?? now();
      const shift = chooseShift({ first, newestAt, asOfDay, now: write.at });
      if (!shift.ok) return shift;
      const typicalMinor = first?.typicalMinor ?? survey.typicalMinor;
      const run: ImportRun = { id, kind, ...shift.value, typicalMinor, startedAt: write.at };
      await write.importRuns.begin(run);
      return done(run);
    },
  );
}

const finishRun = ({ unitOfWork, run, actor, origin }: ImportTools, summary: ImportSummary): Promise<Result<null>> =>
  unitOfWork(
    { action: "import.run", actor, origin, subject: { type: "IMPORT", id: run.id }, accounts: [] },
    async (write) => {
      await write.importRuns.finish(run, write.at, summary);
      return done(null);
    },
  );

async function openMonths({ directory }: ImportAccountsDeps, { span }: Survey, run: ImportRun, oldest: Date) {
  if (!span) return;
  const first = moved(span.oldestAt, run.shiftDays);
  await directory.openSignalMonths(first > oldest ? first : oldest, run.asOf);
}

const accountsDone = ({ accounts }: Tally): number => accounts.created + accounts.known + accounts.leftOut;

/** Small enough to commit in a moment, large enough that commits cost little. */
const USUAL_BATCH_SIZE = 400;
const SIGNALS_IN_BATCH = 2_000;

async function* batches(
  histories: AsyncIterable<ImportedHistory>,
  batchSize = USUAL_BATCH_SIZE,
): AsyncGenerator<readonly ImportedHistory[]> {
  let batch: ImportedHistory[] = [];
  let signals = 0;
  for await (const history of histories) {
    batch.push(history);
    signals += history.signals.length;
    if (batch.length < batchSize && signals < SIGNALS_IN_BATCH) continue;
    yield batch;
    batch = [];
    signals = 0;
  }
  if (batch.length > 0) yield batch;
}
