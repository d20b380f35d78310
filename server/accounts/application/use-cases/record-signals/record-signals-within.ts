import type { AuditSubject } from "@/server/accounts/application/ports/outbound/audit-log";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { arrivalMoment, type TrustDecision } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { foldSignals, opensProfile } from "./fold-signals";
import { type IncomingSignal, type RefusedSignal, sortIncoming } from "./incoming-signal";
import { type Profiles, profilesWithin } from "./profiles-within";
import { reviewAfterScoring, type ScoreChange } from "./review-after-scoring";

export type SignalBatch = {
  /** Facts about any number of accounts, best some hundreds. Repeats within and between batches count once. */
  readonly signals: readonly IncomingSignal[];
  /** Set for history that another system brings along: it arrives as of this moment, and nobody is flagged yet. */
  readonly historyAsOf?: Date;
  readonly subject?: AuditSubject;
};

export type SignalsRecorded = {
  readonly auditEntryId: string;
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: readonly RefusedSignal[];
  readonly casesOpened: number;
};

/** The same within a running unit of work, which must have named every account that the facts are about. */
export async function recordSignalsWithin(
  write: WritableRepositories,
  batch: SignalBatch,
  { policy, newId }: { readonly policy: TrustPolicy; readonly newId: () => string },
): Promise<Result<SignalsRecorded>> {
  const accounts = [...new Set(batch.signals.map(({ accountId }) => accountId))].sort();
  const historyAsOf = batch.historyAsOf ?? null;
  const profiles = await profilesWithin(write, accounts, { policy, at: historyAsOf ?? write.at });
  const { fit, refused } = sortIncoming(batch.signals, arrivalIn(profiles, write.at, historyAsOf), newId);
  const fresh = fit.length === 0 ? [] : await write.trust.insertNew(fit);
  const decided = decideAll(profiles, fresh, { policy, at: write.at, historyAsOf });
  if (!decided.ok) return decided;
  await save(write, decided.value);
  const review = historyAsOf
    ? null
    : await reviewAfterScoring(write, changesOf(profiles, decided.value), { policy, newId });
  return done({
    auditEntryId: write.auditEntryId,
    recorded: fresh.length,
    repeated: fit.length - fresh.length,
    refused,
    casesOpened: review?.opened ?? 0,
  });
}

/** Arrivals of one account never tie or run back; the history that opens a profile arrives in one moment, its own. */
const arrivalIn =
  (profiles: Profiles, at: Date, historyAsOf: Date | null) =>
  ({ accountId }: IncomingSignal): Date | null => {
    const profile = profiles.get(accountId);
    if (!profile) return null;
    return opensProfile(profile, historyAsOf) ? storableArrival(historyAsOf, at) : arrivalMoment(profile, at);
  };

/** Facts are kept by the month of their arrival, and no month before the last one is open for writing. */
function storableArrival(asOf: Date, at: Date): Date {
  const lastMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 1));
  return asOf >= lastMonth ? asOf : at;
}

type Facts = { readonly policy: TrustPolicy; readonly at: Date; readonly historyAsOf: Date | null };

function decideAll(profiles: Profiles, fresh: readonly TrustSignal[], facts: Facts): Result<readonly TrustDecision[]> {
  const decisions: TrustDecision[] = [];
  for (const [accountId, signals] of byAccount(fresh)) {
    const profile = profiles.get(accountId);
    if (!profile) throw new Error(`No profile was read for account ${accountId}`);
    const decided = foldSignals(profile, signals, facts);
    if (!decided.ok) return decided;
    decisions.push(decided.value);
  }
  return done(decisions);
}

async function save({ trust, events }: WritableRepositories, decisions: readonly TrustDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  await trust.saveMany(decisions.map(({ profile }) => profile));
  for (const decision of decisions) events.append(decision.events);
}

const changesOf = (profiles: Profiles, decisions: readonly TrustDecision[]): readonly ScoreChange[] =>
  decisions.flatMap(({ profile: after }) => {
    const before = profiles.get(after.accountId);
    return before ? [{ before, after }] : [];
  });

function byAccount(signals: readonly TrustSignal[]): ReadonlyMap<AccountId, readonly TrustSignal[]> {
  const groups = new Map<AccountId, TrustSignal[]>();
  for (const signal of signals) {
    const group = groups.get(signal.accountId);
    if (group) group.push(signal);
    else groups.set(signal.accountId, [signal]);
  }
  return groups;
}
