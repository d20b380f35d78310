import { arrivalMoment, type TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { checkTrustSignal, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { signalRetentionDays } from "@/server/accounts/domain/policies/trust-decay-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { IncomingSignal } from "../record-signals/incoming-signal";

/** A fact with the moment at which its source told it: later than `occurredAt` where something older is taken back. */
export type HistoricSignal = Omit<IncomingSignal, "accountId"> & { readonly toldAt: Date };

/** Everything another system knows about one account, in any order. */
export type AccountHistory = {
  readonly accountId: AccountId;
  /** For a profile that this history opens. */
  readonly kycLevel: KycLevel;
  readonly signals: readonly HistoricSignal[];
};

export type HistoryTools = {
  readonly policies: PoliciesInForce;
  readonly newId: () => string;
  /** The moment up to which the histories tell. */
  readonly asOf: Date;
};

export type PlacedSignals = {
  readonly fit: readonly TrustSignal[];
  /** Without mass, or told about a time after `asOf`. */
  readonly refused: number;
  /** Older than signals are kept. */
  readonly forgotten: number;
};

/** Nobody has scored the account since the moment the history stands for: it may be told as it happened. */
export const canReplay = (profile: TrustProfile | null, asOf: Date): boolean =>
  profile === null || profile.evaluatedAt.getTime() <= asOf.getTime();

/** The oldest moment of which facts are still stored. */
export const oldestKept = ({ policy, asOf }: { readonly policy: TrustPolicy; readonly asOf: Date }): Date =>
  new Date(asOf.getTime() - signalRetentionDays(policy) * 86_400_000);

/**
 * Gives each fact its id and the time of its recording: when it was told, for an account that nobody has scored here
 * since, and now for one that has a life of its own already.
 */
export function placeSignals(
  { accountId, signals }: AccountHistory,
  profile: TrustProfile | null,
  tools: HistoryTools,
  now: Date,
): PlacedSignals {
  const arrival = profile === null || canReplay(profile, tools.asOf) ? null : arrivalMoment(profile, now);
  const oldest = oldestKept({ policy: policyFor(accountId, tools.policies), asOf: tools.asOf });
  const kept = signals.filter(({ occurredAt }) => occurredAt >= oldest);
  const fit = kept.flatMap(({ toldAt, ...fact }) => {
    const recordedAt = arrival ?? later(toldAt, fact.occurredAt);
    const checked = checkTrustSignal({ ...fact, accountId, id: tools.newId(), recordedAt });
    return checked.ok && (arrival !== null || recordedAt <= tools.asOf) ? [checked.value] : [];
  });
  return { fit, refused: kept.length - fit.length, forgotten: signals.length - kept.length };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
