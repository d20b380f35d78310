import type { AuditSubject } from "@/server/accounts/application/ports/outbound/audit-log";
import type { SharedRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  arrivalMoment,
  recordSignals,
  type TrustDecision,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ScoreChange } from "./case-looks";
import { type IncomingSignal, type RefusedSignal, sortIncoming } from "./incoming-signal";
import { type Profiles, profilesWithin } from "./profiles-within";
import { reviewAfterScoring } from "./review-after-scoring";
import { type Standing, standingWithin } from "./standing-within";

export type SignalBatch = {
  /** Facts about any number of accounts, best some hundreds. Repeats within and between batches count once. */
  readonly signals: readonly IncomingSignal[];
  readonly subject?: AuditSubject;
};

export type SignalsRecorded = {
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: readonly RefusedSignal[];
  readonly casesOpened: number;
};

export type RecordTools = {
  readonly newId: () => string;
  /** Where the caller has read it already, in the same unit of work; of some accounts it may be. */
  readonly standing?: Standing;
};

/** The same within a running unit of work, which must have named every account that the facts are about. */
export async function recordSignalsWithin(
  write: SharedRepositories,
  batch: SignalBatch,
  { newId, standing }: RecordTools,
): Promise<Result<SignalsRecorded>> {
  const accounts = [...new Set(batch.signals.map(({ accountId }) => accountId))].sort();
  const isRead = accounts.every((id) => standing?.accounts.has(id));
  const { policies, profiles: stored, cases } = standing && isRead ? standing : await standingWithin(write, accounts);
  const profiles = await profilesWithin(write, accounts, { policies, at: write.at }, stored);
  const { fit, refused } = sortIncoming(batch.signals, arrivalIn(profiles, write.at), newId);
  const fresh = fit.length === 0 ? [] : await write.trust.insertNew(fit);
  const decided = decideAll(profiles, fresh, { policies, at: write.at });
  if (!decided.ok) return decided;
  // The news of the scores comes first; the rows leave together with what the review asks.
  for (const decision of decided.value) write.events.append(decision.events);
  const [review] = await Promise.all([
    reviewAfterScoring(write, changesOf(profiles, decided.value), { policies, newId, cases }),
    write.trust.saveMany(decided.value.map(({ profile }) => profile)),
  ]);
  return done({
    recorded: fresh.length,
    repeated: fit.length - fresh.length,
    refused,
    casesOpened: review.opened,
  });
}

/** Arrivals of one account never tie or run back. */
const arrivalIn =
  (profiles: Profiles, at: Date) =>
  ({ accountId }: IncomingSignal): Date | null => {
    const profile = profiles.get(accountId);
    return profile ? arrivalMoment(profile, at) : null;
  };

type Facts = { readonly policies: PoliciesInForce; readonly at: Date };

function decideAll(profiles: Profiles, fresh: readonly TrustSignal[], facts: Facts): Result<readonly TrustDecision[]> {
  const decisions: TrustDecision[] = [];
  for (const [accountId, signals] of byAccount(fresh)) {
    const profile = profiles.get(accountId);
    if (!profile) throw new Error(`No profile was read for account ${accountId}`);
    const at = latest(facts.at, profile.evaluatedAt);
    const decided = recordSignals(profile, signals, { policy: policyFor(accountId, facts.policies), at });
    if (!decided.ok) return decided;
    decisions.push(decided.value);
  }
  return done(decisions);
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

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
