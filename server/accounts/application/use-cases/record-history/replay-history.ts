import type { TrustRepository } from "@/server/accounts/application/ports/outbound/trust-repository";
import {
  arrivalMoment,
  rebuildTrustProfile,
  recordSignals,
  type TrustDecision,
  type TrustProfile,
} from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustEvent } from "@/server/accounts/domain/aggregates/trust-profile-events";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ScoreChange } from "../record-signals/case-looks";
import { type AccountHistory, canReplay, type HistoryTools } from "./account-history";

export type Replayed = ScoreChange & { readonly events: readonly TrustEvent[] };

type Known = {
  readonly history: AccountHistory;
  readonly before: TrustProfile | null;
  readonly fresh: readonly TrustSignal[];
};

/**
 * The profile with these fresh facts in it; null when nothing is new. One that may be replayed is rebuilt from all of
 * its stored facts in the order they were told, so that parts of a history that come later leave no trace of having
 * come later. A large account costs memory in proportion to its own facts.
 */
export async function replayHistory(
  trust: Pick<TrustRepository, "listSignals">,
  known: Known,
  tools: HistoryTools,
  now: Date,
): Promise<Result<Replayed | null>> {
  const { before, fresh } = known;
  if (before && fresh.length === 0) return done(null);
  if (before && !canReplay(before, tools.asOf)) {
    const at = arrivalMoment(before, now);
    const recorded = recordSignals(before, fresh, { policy: policyFor(before.accountId, tools.policies), at });
    return recorded.ok ? done({ before, after: recorded.value.profile, events: recorded.value.events }) : recorded;
  }
  const { accountId } = known.history;
  const signals = before ? await trust.listSignals(accountId, BEGINNING, MOST_SIGNALS) : fresh;
  const opened = open(known, tools, signals);
  if (!opened.ok) return opened;
  return done(before ? grown(before, opened.value, fresh) : { before: blank(opened.value), ...begun(opened.value) });
}

/** Opened before its first fact, and brought up to the end of the history. */
function open({ history, before }: Known, { policies, asOf }: HistoryTools, signals: readonly TrustSignal[]) {
  const first = signals.reduce((earliest, { recordedAt }) => Math.min(earliest, recordedAt.getTime()), asOf.getTime());
  return rebuildTrustProfile({
    accountId: history.accountId,
    kycLevel: before?.kycLevel ?? history.kycLevel,
    openedAt: new Date(first - 1),
    signals,
    policy: policyFor(history.accountId, policies),
    at: asOf,
  });
}

const begun = ({ profile, events }: TrustDecision) => ({ after: { ...profile, version: 1 }, events });

/** What a review compares a first history with: the same account, and nothing known about it. */
const blank = ({ profile }: TrustDecision): TrustProfile => ({ ...profile, evidence: {} });

/** Only what is new is told again; the score moves from where it was known to stand. */
function grown(before: TrustProfile, { profile, events }: TrustDecision, fresh: readonly TrustSignal[]): Replayed {
  const news = new Set(fresh.map(({ id }) => id));
  const moved = before.scoreMilli !== profile.scoreMilli || before.riskLevel !== profile.riskLevel;
  return {
    before,
    after: { ...profile, version: before.version + 1 },
    events: events.flatMap((event): readonly TrustEvent[] => {
      if (event.type === "TrustSignalRecorded") return news.has(event.signalId) ? [event] : [];
      if (event.type === "RiskIncreased" || !moved) return [];
      return [{ ...event, previousMilli: before.scoreMilli, previousRisk: before.riskLevel }];
    }),
  };
}

const BEGINNING = new Date(0);
/** A bound all the same: beyond it the oldest facts, long decayed, would be left out. */
const MOST_SIGNALS = 1_000_000;
