import type { RiskIncreased } from "../domain-events/risk-increased";
import type { TrustScoreUpdated } from "../domain-events/trust-score-updated";
import type { TrustSignalRecorded } from "../domain-events/trust-signal-recorded";
import { riskUnder, standingOverride } from "../domain-services/override-service";
import type { Rise } from "../domain-services/risk-forecast-service";
import { overridden } from "../domain-services/trust-evaluation-service";
import { isInForce, type OverrideRule } from "../entities/score-override";
import type { TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import { isWorseRisk, type RiskLevel } from "../value-objects/risk-level";
import type { TrustScore } from "../value-objects/trust-score";

export type TrustEvent = TrustSignalRecorded | TrustScoreUpdated | RiskIncreased;

/** What counts, of a score and a level that were computed: the same, unless an override by staff is in force. */
export type ShownStanding = { readonly scoreMilli: TrustScore; readonly riskLevel: RiskLevel };

type Standing = ShownStanding & { readonly override: OverrideRule | null };

type Told = {
  readonly accountId: AccountId;
  readonly evaluatedAt: Date;
  readonly policyVersion: number;
  readonly override: OverrideRule | null;
  readonly shown: ShownStanding;
};

/** What counts at a moment. */
export function shownStanding(
  { scoreMilli, riskLevel, override }: Standing,
  policy: TrustPolicy,
  at: Date,
): ShownStanding {
  const held = override && isInForce(override, at) ? override : null;
  return {
    scoreMilli: overridden(scoreMilli, standingOverride(held)),
    riskLevel: riskUnder(riskLevel, held, policy),
  };
}

/** Under an override nobody is told of computed rises, only of one that shows. */
export function withShownRisk(
  before: Told,
  after: Told,
  policy: TrustPolicy,
  events: readonly TrustEvent[],
): readonly TrustEvent[] {
  if (!before.override && !after.override) return events;
  const { scoreMilli, riskLevel: to } = after.shown;
  const rise = { at: after.evaluatedAt, from: before.shown.riskLevel, to, scoreMilli };
  return [...events.filter(({ type }) => type !== "RiskIncreased"), ...risen(after, [rise], policy)];
}

export const recorded = (signal: TrustSignal): TrustSignalRecorded => ({
  type: "TrustSignalRecorded",
  accountId: signal.accountId,
  occurredAt: signal.recordedAt,
  signalId: signal.id,
  factor: signal.factor,
  good: signal.good,
  bad: signal.bad,
  source: signal.source,
  sourceEventId: signal.sourceEventId,
});

export const risen = (
  { accountId }: Pick<Told, "accountId">,
  rises: readonly Rise[],
  policy: TrustPolicy,
): RiskIncreased[] =>
  rises
    .filter(({ from, to }) => isWorseRisk(to, from))
    .map(({ at, from, to, scoreMilli }) => ({
      type: "RiskIncreased",
      accountId,
      occurredAt: at,
      cause: "TRUST_EVIDENCE",
      riskLevel: to,
      previousRisk: from,
      scoreMilli,
      policyVersion: policy.version,
    }));

export const updated = (before: Told, after: Told): TrustScoreUpdated => ({
  type: "TrustScoreUpdated",
  accountId: after.accountId,
  occurredAt: after.evaluatedAt,
  scoreMilli: after.shown.scoreMilli,
  previousMilli: before.shown.scoreMilli,
  riskLevel: after.shown.riskLevel,
  previousRisk: before.shown.riskLevel,
  policyVersion: after.policyVersion,
});
