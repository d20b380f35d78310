import {
  openTrustProfile,
  recordSignals,
  type TrustDecision,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { addSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";

type Facts = { readonly policy: TrustPolicy; readonly at: Date; readonly historyAsOf: Date | null };

/**
 * The profile with these new facts in it. History that another system brings along opens the profile: the level is
 * that of its first evaluation, by plain thresholds, whatever order the files come in. A profile that has lived here
 * already takes history like any other arrival.
 */
export function foldSignals(
  profile: TrustProfile,
  signals: readonly TrustSignal[],
  facts: Facts,
): Result<TrustDecision> {
  const { policy, historyAsOf } = facts;
  if (!opensProfile(profile, historyAsOf))
    return recordSignals(profile, signals, { policy, at: latest(facts.at, profile.evaluatedAt) });
  const evidence = addSignals(profile.evidence, signals, policy);
  const { accountId, kycLevel } = profile;
  const opened = openTrustProfile({ accountId, kycLevel, policy, at: historyAsOf, evidence });
  const folded = { ...opened, version: profile.version + 1 };
  return done({ profile: folded, events: signals.map(recorded) });
}

/** History opens a profile that has not been scored since the moment the history stands for. */
export const opensProfile = (profile: TrustProfile, historyAsOf: Date | null): historyAsOf is Date =>
  historyAsOf !== null && profile.evaluatedAt.getTime() <= historyAsOf.getTime();

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

const recorded = (signal: TrustSignal) =>
  ({
    type: "TrustSignalRecorded",
    accountId: signal.accountId,
    occurredAt: signal.recordedAt,
    signalId: signal.id,
    factor: signal.factor,
    good: signal.good,
    bad: signal.bad,
    source: signal.source,
    sourceEventId: signal.sourceEventId,
  }) as const;
