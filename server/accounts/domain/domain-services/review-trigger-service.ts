import { type Evidence, withoutSignals } from "../entities/evidence";
import { FACTORS, type TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { FlagReason } from "../value-objects/review-reason";
import { compareRisk, isWorseRisk, type RiskLevel } from "../value-objects/risk-level";
import { MILLI_PER_POINT, toMilli } from "../value-objects/trust-score";
import { riskOf } from "./risk-transition-service";
import { type Evaluation, evaluateTrust, scoreMilliWithoutBurst, unclampedMilliAt } from "./trust-evaluation-service";

/** A reason to look, and how many hours a person has: CRITICAL by the wall clock, all others in business hours. */
export type ReviewTrigger = {
  readonly reason: FlagReason;
  readonly dueHours: number;
  readonly clock: "WALL" | "BUSINESS";
};

export type TriggerFacts = {
  /** The level before; null when the account has just been evaluated for the first time. */
  readonly previousRisk: RiskLevel | null;
  readonly risk: RiskLevel;
  /** The fall within the window, burst not counted: `fallMilli`. */
  readonly fallMilli: number;
  /** What the evidence since the last decision costs the account: `newEvidenceMilli`; null when nobody decided yet. */
  readonly newEvidenceMilli: number | null;
};

/**
 * The reasons for which the evidence flags an account (trust policy, section 5): a rise to HIGH or CRITICAL, and a
 * fall of more than 15 points in 24 hours. Somebody decided about comes back only on new evidence that costs them
 * at least a point since then; at HIGH or worse that evidence alone is enough, the level need not rise again.
 */
export function reviewTriggers(facts: TriggerFacts, policy: TrustPolicy): readonly ReviewTrigger[] {
  const { newEvidenceMilli } = facts;
  const isNews = newEvidenceMilli === null || newEvidenceMilli >= policy.review.newEvidencePoints * MILLI_PER_POINT;
  if (!isNews) return [];
  const due = dueOf(facts.risk, policy);
  const reasons: FlagReason[] = [];
  if (reachedHigh(facts)) reasons.push("RISK_REACHED_HIGH");
  if (facts.fallMilli > policy.review.fallPoints * MILLI_PER_POINT) reasons.push("SCORE_FELL");
  return reasons.map((reason) => ({ reason, ...due }));
}

/**
 * How far the score fell within the window before `at`, burst not counted, in milli-points: its highest value in the
 * window minus its value now. `recent` are the signals that arrived within the window; they are taken back one
 * arrival after the other, which is exact, so nothing older needs to be read.
 */
export function fallMilli(evidence: Evidence, recent: readonly TrustSignal[], policy: TrustPolicy, at: Date): number {
  const now = scoreMilliWithoutBurst(evidence, policy, at.getTime());
  const opens = at.getTime() - policy.review.fallWindowHours * 3_600_000;
  const scoreOf = (known: Evidence, moment: number) => scoreMilliWithoutBurst(known, policy, moment);
  let earlier = evidence;
  let highest = now;
  for (const [arrived, signals] of arrivalsBackFrom(recent, opens)) {
    highest = Math.max(highest, scoreOf(earlier, arrived));
    earlier = withoutSignals(earlier, signals, policy);
    highest = Math.max(highest, scoreOf(earlier, arrived));
  }
  return Math.max(highest, scoreOf(earlier, opens)) - now;
}

/** False when no signals of the window need to be read: nothing that arrived costs points, or too few are left to fall. */
export function mayHaveFallen(before: Evidence, after: Evidence, policy: TrustPolicy, at: Date): boolean {
  const now = scoreMilliWithoutBurst(after, policy, at.getTime());
  const highest = ceilingMilli(policy);
  return highest - now > policy.review.fallPoints * 1000 && now < scoreMilliWithoutBurst(before, policy, at.getTime());
}

/**
 * What the signals recorded since the last decision cost the account now, in milli-points; negative when they help.
 * The difference is between the sum of its lines and the sum that it would have without them.
 */
export function newEvidenceMilli(
  evidence: Evidence,
  sinceDecision: readonly TrustSignal[],
  policy: TrustPolicy,
  at: Date,
): number {
  const without = withoutSignals(evidence, sinceDecision, policy);
  return unclampedMilliAt(without, policy, at.getTime()) - unclampedMilliAt(evidence, policy, at.getTime());
}

/** The signals that speak against the account and were not known when it was decided about, oldest first. */
export const evidenceSince = (signals: readonly TrustSignal[], decidedAt: Date): readonly TrustSignal[] =>
  signals
    .filter(({ recordedAt, good, bad }) => recordedAt.getTime() > decidedAt.getTime() && (bad > 0 || good < 0))
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());

/** Without its burst of payment attempts the account would not be flagged: time alone will clear it. */
export function isOnlyBurst({ factors, scoreMilli }: Evaluation, policy: TrustPolicy): boolean {
  const burst = factors.find(({ factor }) => factor === "burst")?.pointsMilli ?? 0;
  return isFlagged(riskOf(scoreMilli, policy)) && !isFlagged(riskOf(scoreMilli - burst, policy));
}

/**
 * Only a burst had opened the case, and it is over: nobody needs to look any more (trust policy, section 5). Judged by
 * what was known when it opened.
 */
export function isClearedByTime(
  { reasons, openedAt }: { readonly reasons: readonly FlagReason[]; readonly openedAt: Date },
  now: { readonly riskLevel: RiskLevel; readonly evidence: Evidence },
  signals: readonly TrustSignal[],
  policy: TrustPolicy,
): boolean {
  if (!mayBeClearedByTime({ reasons }, now)) return false;
  const later = signals.filter(({ recordedAt }) => recordedAt.getTime() > openedAt.getTime() + SAME_ARRIVAL_MILLIS);
  return isOnlyBurst(evaluateTrust(withoutSignals(now.evidence, later, policy), policy, openedAt), policy);
}

/** False when no signals need to be read: it stands too badly, or something else than its level opened the case. */
export const mayBeClearedByTime = (
  { reasons }: { readonly reasons: readonly FlagReason[] },
  now: { readonly riskLevel: RiskLevel },
): boolean => !isFlagged(now.riskLevel) && reasons.every((reason) => reason === "RISK_REACHED_HIGH");

/** The facts that opened a case may be dated a moment after it. */
const SAME_ARRIVAL_MILLIS = 1_000;

/** HIGH and CRITICAL wait for a person. */
export const isFlagged = (risk: RiskLevel): boolean => compareRisk(risk, "HIGH") >= 0;

/** What arrived after a moment, newest first, together where it was recorded together. */
function arrivalsBackFrom(signals: readonly TrustSignal[], after: number): [number, TrustSignal[]][] {
  const arrivals = new Map<number, TrustSignal[]>();
  for (const signal of signals) {
    const arrived = signal.recordedAt.getTime();
    if (arrived > after) arrivals.set(arrived, [...(arrivals.get(arrived) ?? []), signal]);
  }
  return [...arrivals].sort(([a], [b]) => b - a);
}

function reachedHigh({ previousRisk, risk, newEvidenceMilli }: TriggerFacts): boolean {
  if (!isFlagged(risk)) return false;
  return newEvidenceMilli !== null || previousRisk === null || isWorseRisk(risk, previousRisk);
}

function dueOf(risk: RiskLevel, { review }: TrustPolicy): Pick<ReviewTrigger, "dueHours" | "clock"> {
  if (risk === "CRITICAL") return { dueHours: review.criticalDueHours, clock: "WALL" };
  return { dueHours: risk === "HIGH" ? review.highDueHours : review.otherDueHours, clock: "BUSINESS" };
}

/** No score can have been higher: the base and every cap that gives points. */
function ceilingMilli(policy: TrustPolicy): number {
  let caps = policy.base;
  for (const factor of FACTORS) caps += policy.factors[factor].capUp;
  return Math.min(100_000, toMilli(caps));
}
