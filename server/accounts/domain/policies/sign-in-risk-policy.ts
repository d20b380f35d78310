import { countryCentre } from "../value-objects/country-centres";

/** What the place of a sign-in may mean. How much it weighs in a score stands in the trust policy. */
export const signInRiskPolicy = {
  /** Faster than any way to travel: an airliner, door to door. */
  fastestKmPerHour: 900,
  /** Neighbours share networks: a border is crossed without anybody moving. */
  sharedBorderKm: 200,
  /** From this share on an address stands on a list of bad ones. */
  listedFrom: 0.2,
} as const;

/** An attack on the owner must not ruin the owner's score. */
export const failedSignInPolicy = {
  /** Into `ipReputation`, for each day with too many failures from unknown devices: as an address shared by many. */
  massPerDay: 0.2,
} as const;

/** A country that the account signed in from, and when last. */
export type SignInPlace = { readonly country: string; readonly lastSeenAt: Date };

export type SignInCircumstance = {
  /** What lists say of the address, 0 (nothing) to 1. */
  readonly risk: number;
  readonly isAnonymiser: boolean;
  /** Null when the address tells none. */
  readonly country: string | null;
  readonly knownDevice: boolean;
  /** Its owner said that it is none of theirs. */
  readonly deniedDevice?: boolean;
  readonly at: Date;
};

export type SignInWeight = {
  readonly isNewCountry: boolean;
  readonly isImpossibleTravel: boolean;
  /** Too unusual for a password alone. A known device is not asked: it is a proof in itself. */
  readonly asksForCode: boolean;
};

/** Weighs one sign-in against every country the account signed in from before. */
export function weighSignIn(circumstance: SignInCircumstance, places: readonly SignInPlace[]): SignInWeight {
  const { risk, isAnonymiser, knownDevice, deniedDevice = false, at } = circumstance;
  const country = countryOf(circumstance);
  const isNewCountry = country !== null && places.length > 0 && !places.some((place) => place.country === country);
  const isImpossibleTravel = country !== null && places.some((place) => isOutOfReach(place, country, at));
  const isUnusual = deniedDevice || isListed(risk, isAnonymiser) || isAnonymiser || isNewCountry || isImpossibleTravel;
  return { isNewCountry, isImpossibleTravel, asksForCode: !knownDevice && isUnusual };
}

/** Where somebody is; null where only the exit of an anonymiser can be told, which stands anywhere. */
export const countryOf = ({ country, isAnonymiser }: Pick<SignInCircumstance, "country" | "isAnonymiser">) =>
  isAnonymiser ? null : country;

const isListed = (risk: number, isAnonymiser: boolean): boolean => !isAnonymiser && risk >= signInRiskPolicy.listedFrom;

/** Nobody gets from there to here in the time since they were there. */
function isOutOfReach(place: SignInPlace, country: string, at: Date): boolean {
  if (place.country === country) return false;
  const hours = Math.abs(at.getTime() - place.lastSeenAt.getTime()) / 3_600_000;
  return leastKmBetween(place.country, country) > hours * signInRiskPolicy.fastestKmPerHour;
}

const EARTH_RADIUS_KM = 6_371;

/** From border to border, never more than the real way: 0 for neighbours and for codes that stand for no country. */
export function leastKmBetween(from: string, to: string): number {
  const [one, other] = [countryCentre(from), countryCentre(to)];
  if (!one || !other) return 0;
  const between = kmBetween(one, other) - one.reachKm - other.reachKm;
  return between > signInRiskPolicy.sharedBorderKm ? between : 0;
}

type Point = { readonly latitude: number; readonly longitude: number };

/** Along the surface, by the haversine formula. */
function kmBetween(one: Point, other: Point): number {
  const latitude = radians(other.latitude - one.latitude) / 2;
  const longitude = radians(other.longitude - one.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitude) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
