import type { TrustSignal } from "../entities/trust-signal";
import type { SignalMasses } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";

export const THING_KINDS = ["DEVICE", "INSTRUMENT"] as const;

/** What a person carries along: a device or a payment instrument. */
export type ThingKind = (typeof THING_KINDS)[number];

export const isThingKind = (text: string): text is ThingKind => THING_KINDS.some((kind) => kind === text);

/** Since when one account shows up with one thing. `thing` names it without telling what it is. */
export type Sighting = {
  readonly accountId: AccountId;
  readonly thing: string;
  readonly kind: ThingKind;
  readonly firstSeenAt: Date;
};

export type ThingSignal = Pick<
  TrustSignal,
  "accountId" | "factor" | "good" | "bad" | "occurredAt" | "source" | "sourceEventId" | "detail"
>;

export const THING_SOURCE = "goodstanding:things";

/**
 * What changes for one account by new sightings of its own things: every thing but the earliest of its kind counts one
 * at the moment it was first seen. What an earlier sighting makes wrong is taken back, so that the end does not depend
 * on the order in which sightings are told.
 */
export function newThingSignals(before: readonly Sighting[], after: readonly Sighting[]): readonly ThingSignal[] {
  return differences(countedThings(before), countedThings(after)).map(({ item, taken }) => ({
    ...signalOf(item, `${nameOf(item)} since ${item.firstSeenAt.toISOString()}`, taken),
    accountId: item.accountId,
    factor: "newDevices",
    bad: taken ? -1 : 1,
    occurredAt: item.firstSeenAt,
  }));
}

/** The sightings beyond the first of each kind, of one account. */
function countedThings(sightings: readonly Sighting[]): ReadonlyMap<string, Sighting> {
  const counted = THING_KINDS.flatMap((kind) =>
    sightings
      .filter((one) => one.kind === kind)
      .sort(byTime)
      .slice(1),
  );
  return new Map(counted.map((one) => [`${one.thing} ${one.firstSeenAt.toISOString()}`, one]));
}

type Pair = Sighting & { readonly other: AccountId };

export type SharingRules = {
  readonly masses: SignalMasses;
  /** A thing with more accounts than this links nobody. */
  readonly hubLimit: number;
  readonly isLocked: (account: AccountId) => boolean;
};

/**
 * What changes for all accounts on one thing: each counts one for every other, from the moment both were there, and more
 * for one that is locked when they meet. When too many share it, what was counted is taken back.
 */
export function sharedThingSignals(
  before: readonly Sighting[],
  after: readonly Sighting[],
  rules: SharingRules,
): readonly ThingSignal[] {
  const { masses, isLocked } = rules;
  const met = new Set([...pairsOf(before, rules).values()].map(meetingOf));
  return differences(pairsOf(before, rules), pairsOf(after, rules)).flatMap(({ item, taken }) => {
    const counted: ThingSignal = {
      ...signalOf(item, `${meetingOf(item)} since ${item.firstSeenAt.toISOString()}`, taken),
      accountId: item.accountId,
      factor: "sharedDevices",
      bad: taken ? -masses.sharedAccount : masses.sharedAccount,
      occurredAt: item.firstSeenAt,
    };
    const isNew = !taken && !met.has(meetingOf(item));
    if (!isNew || !isLocked(item.other)) return [counted];
    const more = masses.sharedLockedAccount - masses.sharedAccount;
    return [counted, { ...counted, bad: more, sourceEventId: lockedKey(item) }];
  });
}

export type LockedMeeting = {
  readonly accountId: AccountId;
  readonly kind: ThingKind;
  /** What the sharing counted begins with this. */
  readonly meeting: string;
  readonly key: string;
};

/** Who shows up with something that this account shows up with too, by the name that its meeting has among the signals. */
export function lockedMeetings(
  sightings: readonly Sighting[],
  locked: AccountId,
  hubLimit: number,
): readonly LockedMeeting[] {
  const things = [...new Set(sightings.map(({ thing }) => thing))];
  return things
    .map((thing) => sightings.filter((one) => one.thing === thing))
    .filter((company) => company.length <= hubLimit)
    .flatMap((company) =>
      company
        .filter(({ accountId }) => accountId !== locked)
        .map((one) => {
          const pair = { ...one, other: locked };
          return { accountId: one.accountId, kind: one.kind, meeting: meetingOf(pair), key: lockedKey(pair) };
        }),
    );
}

const lockedKey = (pair: Pair): string => `${meetingOf(pair)} locked`;

/** Both directions of each pair; none where too many meet. */
function pairsOf(sightings: readonly Sighting[], { hubLimit }: SharingRules): ReadonlyMap<string, Pair> {
  if (sightings.length > hubLimit) return new Map();
  const pairs = sightings.flatMap((one) =>
    sightings
      .filter(({ accountId }) => accountId !== one.accountId)
      .map(
        (other): Pair => ({ ...one, other: other.accountId, firstSeenAt: later(one.firstSeenAt, other.firstSeenAt) }),
      ),
  );
  return new Map(pairs.map((pair) => [`${meetingOf(pair)} ${pair.firstSeenAt.toISOString()}`, pair]));
}

const meetingOf = (pair: Pair): string => `${nameOf(pair)} of ${pair.accountId} with ${pair.other}`;

const later = (a: Date, b: Date): Date => (a > b ? a : b);

type Difference<T> = { readonly item: T; readonly taken: boolean };

/** What is gone, then what is new. */
function differences<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): readonly Difference<T>[] {
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, item]) => ({ item, taken: true }));
  const come = [...after].filter(([key]) => !before.has(key)).map(([, item]) => ({ item, taken: false }));
  return [...gone, ...come];
}

const signalOf = ({ kind }: Sighting, key: string, taken: boolean) => ({
  good: 0,
  source: THING_SOURCE,
  sourceEventId: taken ? `${key} taken back` : key,
  detail: { kind },
});

const nameOf = ({ kind, thing }: Sighting): string => `${kind.toLowerCase()} ${thing.slice(0, 32)}`;

const byTime = (a: Sighting, b: Sighting): number =>
  a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.thing < b.thing ? -1 : 1);
