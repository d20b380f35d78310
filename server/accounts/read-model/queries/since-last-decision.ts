import type { SinceLastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import { signalWords } from "@/server/accounts/application/dto/signal-words";
import { signedPoints } from "@/server/accounts/domain/domain-services/points-text";
import { evidenceSince, newEvidenceMilli } from "@/server/accounts/domain/domain-services/review-trigger-service";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Evidence, withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { Moment } from "./standing";

/**
 * The difference since somebody last decided: what arrived against the account, and what it costs now. Null when
 * nothing did. `signals` hold at least everything recorded since.
 */
export function sinceLastDecision(
  evidence: Evidence,
  signals: readonly TrustSignal[],
  decidedAt: Date,
  { policy, at }: Moment,
): SinceLastDecisionDto | null {
  const against = evidenceSince(signals, decidedAt);
  const [newest] = against.slice(-1);
  if (!newest) return null;
  const arrived = signals.filter(({ recordedAt }) => recordedAt > decidedAt);
  const costMilli = newEvidenceMilli(evidence, against, policy, at);
  const further = against.length > 1 ? ` and ${against.length - 1} more` : "";
  const words = signalWords(newest);
  return {
    decidedAt,
    scoreThenMilli: scoreMilliAt(withoutSignals(evidence, arrived, policy), policy, decidedAt.getTime()),
    deltaMilli: 0 - costMilli,
    newSignals: against.length,
    sentence: `${words}${further}. It moved the standing by ${signedPoints(Math.round((0 - costMilli) / 100))} points.`,
  };
}
