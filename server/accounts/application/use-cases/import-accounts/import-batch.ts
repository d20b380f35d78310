import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { ImportDirectory } from "@/server/accounts/application/ports/outbound/import-directory-port";
import type { ImportRun } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { importAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { done, type Result } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { type HistoryRecorded, recordHistoryWithin } from "../record-history/record-history-within";
import { reviewAfterScoring } from "../record-signals/review-after-scoring";
import type { ImportedHistory } from "./history-source";

export type ImportBatchDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly directory: ImportDirectory;
  readonly newId: () => string;
};

export type ImportTools = ImportBatchDeps & {
  readonly run: ImportRun;
  readonly actor: Actor;
  readonly origin: RequestOrigin;
};

export type BatchImported = {
  readonly created: number;
  /** Of which the external id was refused, or taken meanwhile. */
  readonly leftOut: readonly ImportedHistory[];
  readonly recorded: Pick<HistoryRecorded, "fresh" | "repeated" | "refused" | "forgotten">;
  readonly casesOpened: number;
  readonly profiles: readonly TrustProfile[];
};

/**
 * Some accounts with their whole histories in one commit with one entry: after a crash each of them is there with all
 * of it, or not at all. Repeating a batch that is there leaves nothing, not even an entry.
 */
export async function importBatch(
  batch: readonly ImportedHistory[],
  tools: ImportTools,
): Promise<Result<BatchImported>> {
  const first = await attempt(batch, tools);
  if (!first.ok || first.value.leftOut.length === 0) return first;
  // Their ids were taken between looking and writing, as by the last commit of an import that was killed.
  const again = await attempt(batch, tools);
  return again.ok ? done(joined(first.value, again.value)) : again;
}

const joined = (first: BatchImported, again: BatchImported): BatchImported => ({
  ...again,
  created: first.created + again.created,
  recorded: {
    ...again.recorded,
    fresh: [...first.recorded.fresh, ...again.recorded.fresh],
    repeated: again.recorded.repeated - first.recorded.fresh.length,
  },
  casesOpened: first.casesOpened + again.casesOpened,
});

async function attempt(batch: readonly ImportedHistory[], tools: ImportTools): Promise<Result<BatchImported>> {
  const { unitOfWork, directory, run, actor, origin } = tools;
  const known = await directory.findIdsByExternalId(batch.map(({ externalId }) => externalId));
  const audited = { action: "account.import", actor, origin, subject: { type: "IMPORT", id: run.id } } as const;
  let outcome: BatchImported | null = null;
  const written = await unlessNothingToDo(
    unitOfWork({ ...audited, accounts: [...known.values()] }, async (write) => {
      const ids = new Map([...known, ...(await createAccounts(write, batch, known, tools))]);
      const imported = await importHistories(write, batch, ids, tools);
      if (!imported.ok) return imported;
      outcome = {
        ...imported.value,
        created: ids.size - known.size,
        leftOut: batch.filter(({ externalId }) => !ids.has(externalId)),
      };
      if (outcome.created === 0 && imported.value.changed === 0) throw new NothingToDo();
      return done(outcome);
    }),
  );
  const result = written ?? (outcome ? done<BatchImported>(outcome) : null);
  if (result === null) throw new Error("A batch ended without an outcome.");
  if (result.ok && result.value.created > 0) {
    await directory.refreshLookup(result.value.profiles.map(({ accountId }) => accountId));
  }
  return result;
}

async function createAccounts(
  write: WritableRepositories,
  batch: readonly ImportedHistory[],
  known: ReadonlyMap<string, AccountId>,
  { newId, run }: ImportTools,
): Promise<readonly (readonly [string, AccountId])[]> {
  const decisions = batch
    .filter(({ externalId }) => !known.has(externalId))
    .flatMap(({ externalId, name, email = null, phone = null, buys, storeName, joinedAt }) => {
      const store = storeName && { storeName, gstNumber: null };
      const contacts = { email, phone };
      const moments = { joinedAt: joinedAt ?? run.asOf, at: write.at };
      const decided = importAccount({
        id: accountIdFrom(newId()),
        externalId,
        ...contacts,
        name,
        buys,
        store,
        ...moments,
      });
      return decided.ok ? [decided.value] : [];
    });
  const inserted = new Set(await write.accounts.insertMany(decisions.map(({ account }) => account)));
  const created = decisions.filter(({ account }) => inserted.has(account.id));
  for (const { events } of created) write.events.append(events);
  return created.map(({ account }) => [account.externalId ?? "", account.id] as const);
}

async function importHistories(
  write: WritableRepositories,
  batch: readonly ImportedHistory[],
  ids: ReadonlyMap<string, AccountId>,
  { newId, run }: ImportTools,
) {
  const histories = batch.flatMap(({ externalId, signals }) => {
    const accountId = ids.get(externalId);
    return accountId ? [{ accountId, kycLevel: "NONE" as const, signals }] : [];
  });
  const policies = await write.policies.inForce();
  const recorded = await recordHistoryWithin(write, histories, { policies, newId, asOf: run.asOf });
  if (!recorded.ok) return recorded;
  const { profiles, changes, ...facts } = recorded.value;
  const review = await reviewAfterScoring(write, changes, { policies, newId });
  return done({
    recorded: facts,
    profiles: [...profiles.values()],
    changed: changes.length,
    casesOpened: review.opened,
  });
}
