import type { StandingDto } from "@/server/accounts/application/dto/standing-dto";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { overridden, scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { scoreText } from "@/server/accounts/domain/value-objects/trust-score";
import type { AccountFacts } from "./account-facts";
import { thresholdsOf } from "./explanation";
import type { ReadRows } from "./read-pool";
import type { Reader } from "./reader";
import { readSignalsSince, type StoredSignals } from "./stored-signals";

export type Moment = { readonly policy: TrustPolicy; readonly at: Date };

/**
 * The standing as this reader sees it: points only for those who read trust, and then exactly those of the moment.
 * Of `stored`, the account's newest signals, those of the last day are wanted; more are read where these are cut.
 */
export async function readStanding(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  { policy, at }: Moment,
  stored: StoredSignals,
): Promise<StandingDto> {
  if (!reader.seesPoints) return { view: "LEVEL", risk: facts.risk };
  const computed = scoreMilliAt(facts.evidence, policy, at.getTime());
  const scoreMilli = overridden(computed, standingOverride(facts.override));
  const dayAgo = await scoreADayAgo(read, facts, { policy, at }, stored);
  return {
    view: "FULL",
    risk: facts.risk,
    scoreMilli,
    scoreText: scoreText(scoreMilli),
    delta24hMilli: dayAgo === null ? null : computed - dayAgo,
    policyVersion: policy.version,
    at,
    thresholds: thresholdsOf(policy),
  };
}

/** Decay is linear, so taking back what arrived since is exact. */
async function scoreADayAgo(
  read: ReadRows,
  facts: AccountFacts,
  { policy, at }: Moment,
  stored: StoredSignals,
): Promise<number | null> {
  const then = new Date(at.getTime() - DAY_MS);
  const { signals, isWhole } = stored.isWhole ? stored : await readSignalsSince(read, facts.row.id, then);
  if (!isWhole) return null;
  const arrived = signals.filter(({ recordedAt }) => recordedAt > then);
  return scoreMilliAt(withoutSignals(facts.evidence, arrived, policy), policy, then.getTime());
}
