import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type AccountHistory, type HistoryTools, type PlacedSignals, placeSignals } from "./account-history";
import { type Replayed, replayHistory } from "./replay-history";

export type HistoryRecorded = Omit<PlacedSignals, "fit"> & {
  readonly fresh: readonly TrustSignal[];
  readonly repeated: number;
  /** Of every account named, as it stands now. */
  readonly profiles: ReadonlyMap<AccountId, TrustProfile>;
  /** Profiles as they were and as they are; nobody has been flagged yet. */
  readonly changes: readonly Replayed[];
};

/**
 * Records whole histories that another system brings along, within a running unit of work that holds the accounts:
 * every profile becomes what it would be had each fact been recorded when it was told. A profile that has been scored
 * here since takes what is new like any other arrival.
 */
export async function recordHistoryWithin(
  write: WritableRepositories,
  histories: readonly AccountHistory[],
  tools: HistoryTools,
): Promise<Result<HistoryRecorded>> {
  const known = await write.trust.findMany(histories.map(({ accountId }) => accountId));
  const placed = histories.map((one) => placeSignals(one, known.get(one.accountId) ?? null, tools, write.at));
  const fit = placed.flatMap((one) => one.fit);
  const fresh = fit.length === 0 ? [] : await write.trust.insertNew(fit);
  const replayed = await replayAll(write, histories, { known, fresh: byAccount(fresh) }, tools);
  if (!replayed.ok) return replayed;
  const changes = replayed.value;
  await write.trust.saveMany(changes.map(({ after }) => after));
  for (const { events } of changes) write.events.append(events);
  return done({
    fresh,
    repeated: fit.length - fresh.length,
    refused: placed.reduce((sum, one) => sum + one.refused, 0),
    forgotten: placed.reduce((sum, one) => sum + one.forgotten, 0),
    profiles: new Map([...known, ...changes.map(({ after }) => [after.accountId, after] as const)]),
    changes,
  });
}

type Stored = {
  readonly known: ReadonlyMap<AccountId, TrustProfile>;
  readonly fresh: ReadonlyMap<AccountId, readonly TrustSignal[]>;
};

async function replayAll(
  write: WritableRepositories,
  histories: readonly AccountHistory[],
  { known, fresh }: Stored,
  tools: HistoryTools,
): Promise<Result<readonly Replayed[]>> {
  const changes: Replayed[] = [];
  for (const history of histories) {
    const { accountId } = history;
    const facts = { history, before: known.get(accountId) ?? null, fresh: fresh.get(accountId) ?? [] };
    const replayed = await replayHistory(write.trust, facts, tools, write.at);
    if (!replayed.ok) return replayed;
    if (replayed.value) changes.push(replayed.value);
  }
  return done(changes);
}

function byAccount(signals: readonly TrustSignal[]): ReadonlyMap<AccountId, readonly TrustSignal[]> {
  const groups = new Map<AccountId, TrustSignal[]>();
  for (const signal of signals) {
    const group = groups.get(signal.accountId);
    if (group) group.push(signal);
    else groups.set(signal.accountId, [signal]);
  }
  return groups;
}
