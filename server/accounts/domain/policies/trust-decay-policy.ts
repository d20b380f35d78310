import type { Factor } from "../entities/trust-signal";

/** How evidence ages. Half-lives are in days; the mass of a fact halves once per half-life, for ever. */
export type HalfLives = Readonly<Record<Factor, number>>;

/** What the decay of one policy version needs to know of it. */
export type DecayRules = { readonly factors: Readonly<Record<Factor, { readonly halfLifeDays: number }>> };

/** Version 1 (trust policy, section 2): orders are remembered for half a year, a burst for a day. */
export const halfLivesV1: HalfLives = {
  completion: 180,
  refunds: 180,
  couponAbuse: 60,
  failures: 60,
  burst: 1,
  newDevices: 30,
  sharedDevices: 90,
  ipReputation: 14,
  ipTravel: 7,
  disputes: 180,
};

/** Older buckets weigh less than 2^-40 of the newest and are dropped. */
export const EVIDENCE_HALF_LIVES_KEPT = 40;

/** Signals are kept this many of the longest half-lives, so that another half-life can be folded from them. */
export const SIGNAL_HALF_LIVES_KEPT = 10;

/** Days for which signals must stay stored under this policy. */
export function signalRetentionDays(policy: DecayRules): number {
  const longest = Math.max(...Object.values(policy.factors).map((rule) => rule.halfLifeDays));
  return longest * SIGNAL_HALF_LIVES_KEPT;
}
