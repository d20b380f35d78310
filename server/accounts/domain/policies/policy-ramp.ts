import type { AccountId } from "../value-objects/account-id";
import type { TrustPolicy } from "./trust-policy";

/** A version that scores some accounts already, in place of the live one. */
export type RampInForce = {
  readonly policy: TrustPolicy;
  /** Percent of all accounts, 1 to 99. */
  readonly share: number;
  readonly words: RampWords;
};

/** The versions that score accounts at one moment: the live one, and during a ramp another for a share of them. */
export type PoliciesInForce = { readonly live: TrustPolicy; readonly ramp: RampInForce | null };

/** The eight words of a version's content hash: they shuffle the accounts anew for every version. */
export type RampWords = readonly number[];

/** As fine as a place is told: a hundredth of a percent. */
export const RAMP_PLACES = 10_000;

const PLACES_PER_PERCENT = RAMP_PLACES / 100;
const PRIME = 2_147_483_647;
const WORD_DIGITS = 8;
/** Where the eight groups of four digits begin in a UUID's text. */
const GROUPS = [0, 4, 9, 14, 19, 24, 28, 32] as const;
const GROUP_DIGITS = 4;

export const rampWords = (contentHash: string): RampWords =>
  GROUPS.map((_, index) => Number.parseInt(contentHash.slice(index * WORD_DIGITS, (index + 1) * WORD_DIGITS), 16));

/**
 * Where an account stands among all of them for one version, 0 to 9,999: the same for ever, and for each version
 * another. A sum of products modulo a prime, so that SQL computes it too; below 2^51, so that no digit is lost.
 */
export function rampPlace(accountId: AccountId | string, words: RampWords): number {
  let sum = 0;
  for (let index = 0; index < GROUPS.length; index += 1) {
    const from = GROUPS[index] ?? 0;
    sum += (words[index] ?? 0) * Number.parseInt(accountId.slice(from, from + GROUP_DIGITS), 16);
  }
  return (sum % PRIME) % RAMP_PLACES;
}

/** How many of the places a share takes. */
export const placesOf = ({ share }: Pick<RampInForce, "share">): number => share * PLACES_PER_PERCENT;

/** Whoever is in at one share is in at every larger one. */
export const isInShare = (accountId: AccountId | string, ramp: Pick<RampInForce, "share" | "words">): boolean =>
  rampPlace(accountId, ramp.words) < placesOf(ramp);

/** The version that scores an account. */
export const policyFor = (accountId: AccountId | string, { live, ramp }: PoliciesInForce): TrustPolicy =>
  ramp !== null && isInShare(accountId, ramp) ? ramp.policy : live;

/** Is nobody scored by another version in the one than in the other? */
export const scoreAlike = (one: PoliciesInForce, other: PoliciesInForce): boolean =>
  one.live.version === other.live.version &&
  one.ramp?.policy.version === other.ramp?.policy.version &&
  one.ramp?.share === other.ramp?.share;
