import { nextLook, passTime, type Rise } from "../domain-services/risk-forecast-service";
import {
  aboveSinceOf,
  type CoolDown,
  moveRisk,
  NO_COOL_DOWN,
  type RiskState,
  riskOf,
} from "../domain-services/risk-transition-service";
import { scoreMilliAt } from "../domain-services/trust-evaluation-service";
import { addSignals, type Evidence, NO_EVIDENCE } from "../entities/evidence";
import type { OverrideRule } from "../entities/score-override";
import { checkTrustSignal, type TrustSignal } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { done, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { KycLevel } from "../value-objects/kyc-level";
import type { RiskLevel } from "../value-objects/risk-level";
import { type TrustScore, trustScoreFrom } from "../value-objects/trust-score";
import {
  recorded,
  risen,
  type ShownStanding,
  shownStanding,
  type TrustEvent,
  updated,
  withShownRisk,
} from "./trust-profile-events";

/**
 * What an account's behaviour has earned it: one profile for its buyer and its seller side together. The score is
 * that of `evaluatedAt`; the score of any later moment follows from the evidence without replay. Score and level are
 * computed ones; `shown` is what counts while an override by staff is in force, and the same without one.
 */
export type TrustProfile = {
  readonly accountId: AccountId;
  readonly scoreMilli: TrustScore;
  readonly riskLevel: RiskLevel;
  readonly kycLevel: KycLevel;
  readonly evidence: Evidence;
  readonly policyVersion: number;
  readonly evaluatedAt: Date;
  /** Since when the score has been high enough for the next better level; null while it is not. */
  readonly aboveSince: Date | null;
  /** The same for every better level: what a fall of risk is decided by. */
  readonly coolDown: CoolDown;
  readonly override: OverrideRule | null;
  readonly shown: ShownStanding;
  readonly version: number;
};

export type TrustDecision = { readonly profile: TrustProfile; readonly events: readonly TrustEvent[] };

type Facts = { readonly policy: TrustPolicy; readonly at: Date };

/** The first evaluation, by plain thresholds: the base of the policy, or what the evidence brought along makes of it. */
export function openTrustProfile({
  accountId,
  kycLevel,
  policy,
  at,
  evidence = NO_EVIDENCE,
}: Facts & { accountId: AccountId; kycLevel: KycLevel; evidence?: Evidence }): TrustProfile {
  const scoreMilli = trustScoreFrom(scoreMilliAt(evidence, policy, at.getTime()));
  const first = { riskLevel: riskOf(scoreMilli, policy), coolDown: NO_COOL_DOWN };
  const state = moveRisk(first, scoreMilli, at, policy);
  return {
    accountId,
    scoreMilli,
    ...state,
    aboveSince: aboveSinceOf(state),
    kycLevel,
    evidence,
    policyVersion: policy.version,
    evaluatedAt: at,
    override: null,
    shown: { scoreMilli, riskLevel: state.riskLevel },
    version: 1,
  };
}

/**
 * The profile with these facts in its evidence, evaluated at `at`. Facts with one `recordedAt` are one arrival: the
 * level follows the arrivals in order of (recordedAt, id) and time in between. Facts delivered twice must have been
 * dropped by their key. Refuses VALIDATION for a fact about another account, in the future or without mass.
 */
export function recordSignals(
  profile: TrustProfile,
  signals: readonly TrustSignal[],
  { policy, at }: Facts,
): Result<TrustDecision> {
  for (const signal of signals) {
    const checked = signal.accountId === profile.accountId ? checkTrustSignal(signal) : refuseForeign();
    if (!checked.ok) return checked;
  }
  const events: TrustEvent[] = [];
  let moved = profile;
  for (const arrival of arrivalsOf(signals)) moved = receive(moved, arrival, policy, events);
  return done(settle(profile, pass(moved, policy, at, events), policy, events));
}

/** The profile as time alone has made it by `at`. Nothing happens to one that was evaluated later already. */
export function reevaluate(profile: TrustProfile, { policy, at }: Facts): TrustDecision {
  if (at.getTime() <= profile.evaluatedAt.getTime() && policy.version === profile.policyVersion) {
    return { profile, events: [] };
  }
  const events: TrustEvent[] = [];
  return settle(profile, pass(profile, policy, at, events), policy, events);
}

/**
 * Puts an approved override in force, or ends the one that was: the shown score and level follow at once, and the
 * computed ones go on underneath.
 */
export function changeOverride(
  profile: TrustProfile,
  override: OverrideRule | null,
  { policy, at }: Facts,
): TrustDecision {
  const events: TrustEvent[] = [];
  return settle(profile, { ...pass(profile, policy, at, events), override }, policy, events);
}

/** The same profile from its stored facts: what is known by `openedAt` opens it, the rest arrives as it did then. */
export function rebuildTrustProfile({
  openedAt,
  signals,
  ...facts
}: Facts & { accountId: AccountId; kycLevel: KycLevel; openedAt: Date; signals: readonly TrustSignal[] }) {
  const isFirst = (signal: TrustSignal) => signal.recordedAt.getTime() <= openedAt.getTime();
  const evidence = addSignals(NO_EVIDENCE, signals.filter(isFirst), facts.policy);
  const opened = openTrustProfile({ ...facts, at: openedAt, evidence });
  return recordSignals(
    opened,
    signals.filter((signal) => !isFirst(signal)),
    facts,
  );
}

/** How well the holder is known is decided elsewhere; the score does not move with it, the outputs do. */
export const changeKycLevel = (profile: TrustProfile, kycLevel: KycLevel): TrustProfile =>
  profile.kycLevel === kycLevel ? profile : { ...profile, kycLevel, version: profile.version + 1 };

/** The `recordedAt` for facts that arrive now: taken under the account's lock, so that arrivals never tie or run back. */
export const arrivalMoment = (profile: TrustProfile, now: Date): Date =>
  new Date(Math.max(now.getTime(), profile.evaluatedAt.getTime() + 1));

/**
 * When to look next if no new evidence comes: the first whole minute at which the level or its cool-down moves or
 * the score has drifted by a point from the stored one. Never late, and null when that never happens.
 */
export const nextCrossing = (profile: TrustProfile, policy: TrustPolicy, from = profile.evaluatedAt): Date | null =>
  nextLook(profile, profile.evidence, policy, from);

/** What happened on the way is added to `events`, so that a long history costs no copies. */
function receive(before: TrustProfile, arrival: readonly TrustSignal[], policy: TrustPolicy, events: TrustEvent[]) {
  const at = new Date(Math.max(arrivalTime(arrival), before.evaluatedAt.getTime()));
  const profile = pass(before, policy, at, events);
  const evidence = addSignals(profile.evidence, arrival, policy);
  const scoreMilli = trustScoreFrom(scoreMilliAt(evidence, policy, at.getTime()));
  const state = moveRisk(profile, scoreMilli, at, policy);
  for (const signal of arrival) events.push(recorded(signal));
  events.push(...risen(profile, [{ at, from: profile.riskLevel, to: state.riskLevel, scoreMilli }], policy));
  return { ...profile, ...state, evidence, scoreMilli };
}

/** Time moves the level up to `at`. A new policy version is applied at once, at `at`: the past belongs to the old one. */
function pass(profile: TrustProfile, policy: TrustPolicy, at: Date, events: TrustEvent[]): TrustProfile {
  const { evaluatedAt, evidence } = profile;
  const until = at.getTime() > evaluatedAt.getTime() ? at : evaluatedAt;
  const isSamePolicy = policy.version === profile.policyVersion;
  if (until === evaluatedAt && isSamePolicy) return profile;
  const { state, rises } = isSamePolicy
    ? passTime(profile, evidence, policy, { from: evaluatedAt, until })
    : applyAt(profile, policy, until);
  events.push(...risen(profile, rises, policy));
  return { ...profile, ...state, evaluatedAt: until, policyVersion: policy.version };
}

function applyAt(profile: TrustProfile, policy: TrustPolicy, at: Date): { state: RiskState; rises: readonly Rise[] } {
  const scoreMilli = scoreMilliAt(profile.evidence, policy, at.getTime());
  const state = moveRisk(profile, scoreMilli, at, policy);
  return { state, rises: [{ at, from: profile.riskLevel, to: state.riskLevel, scoreMilli }] };
}

/** The score as of the moment arrived at, and whether anything is different from before. */
function settle(
  before: TrustProfile,
  now: TrustProfile,
  policy: TrustPolicy,
  events: readonly TrustEvent[],
): TrustDecision {
  const { evidence, evaluatedAt } = now;
  const scoreMilli = trustScoreFrom(scoreMilliAt(evidence, policy, evaluatedAt.getTime()));
  const after = {
    ...now,
    scoreMilli,
    aboveSince: aboveSinceOf(now),
    shown: shownStanding({ ...now, scoreMilli }, policy, evaluatedAt),
    version: before.version + 1,
  };
  const told = [...withShownRisk(before, after, policy, events)];
  const isSame = after.shown.scoreMilli === before.shown.scoreMilli && after.shown.riskLevel === before.shown.riskLevel;
  return { profile: after, events: isSame ? told : [...told, updated(before, after)] };
}

/** In order of (recordedAt, id), together where they were recorded together. */
function arrivalsOf(signals: readonly TrustSignal[]): TrustSignal[][] {
  const inOrder = [...signals].sort(byArrival);
  const arrivals: TrustSignal[][] = [];
  for (const signal of inOrder) {
    const open = arrivals.at(-1);
    if (open && arrivalTime(open) === signal.recordedAt.getTime()) open.push(signal);
    else arrivals.push([signal]);
  }
  return arrivals;
}

const byArrival = (a: TrustSignal, b: TrustSignal): number =>
  a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1);

const arrivalTime = (arrival: readonly TrustSignal[]): number => arrival[0]?.recordedAt.getTime() ?? 0;

const refuseForeign = () =>
  refuse({ code: "VALIDATION", fields: [{ field: "accountId", problem: "This fact is about another account." }] });
