import { rebuildTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { overrideAt, riskUnder, standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import {
  type Evaluation,
  evaluateTrust,
  scoreMilliAt,
} from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { foldEvidence, withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountFacts } from "./account-facts";
import type { PastOverride } from "./past-overrides";
import type { Moment } from "./standing";
import type { StoredSignals } from "./stored-signals";

export type PastStanding = {
  readonly evaluation: Evaluation;
  readonly risk: RiskLevel;
  readonly override: PastOverride | null;
  /** What was known then. */
  readonly known: StoredSignals;
};

/** Replaying levels costs a search per arrival; longer histories take the level that the score alone gives. */
const REPLAYED_AT_MOST = 1_000;

/**
 * The standing at a past moment from what had happened and was recorded by then: the same number whenever it is asked.
 * With more signals than are read, what came later is taken back from the evidence held now instead.
 */
export function pastStanding(
  facts: AccountFacts,
  { signals, isWhole }: StoredSignals,
  overrides: readonly PastOverride[],
  moment: Moment,
): PastStanding {
  const { at, policy } = moment;
  const known = signals.filter((signal) => wasKnown(signal, at));
  const later = signals.filter((signal) => !wasKnown(signal, at));
  const override = overrideAt(overrides, at);
  const held = isWhole ? foldEvidence(known, policy) : withoutSignals(facts.evidence, later, policy);
  const evaluation = evaluateTrust(held, policy, at, standingOverride(override));
  const replayed = isWhole && known.length <= REPLAYED_AT_MOST ? replayedRisk(facts, known, moment) : null;
  const computed = replayed ?? riskOf(scoreMilliAt(held, policy, at.getTime()), policy);
  return { evaluation, override, risk: riskUnder(computed, override, policy), known: { signals: known, isWhole } };
}

const wasKnown = ({ occurredAt, recordedAt }: TrustSignal, at: Date): boolean => occurredAt <= at && recordedAt <= at;

/** The level with its hysteresis and cool-down, as arrival after arrival moved it. */
function replayedRisk(
  { row, kyc }: AccountFacts,
  known: readonly TrustSignal[],
  { at, policy }: Moment,
): RiskLevel | null {
  const rebuilt = rebuildTrustProfile({
    accountId: accountIdFrom(row.id),
    kycLevel: kyc,
    openedAt: row.created_at < at ? row.created_at : at,
    signals: known,
    policy,
    at,
  });
  return rebuilt.ok ? rebuilt.value.profile.riskLevel : null;
}
