import type { SharedRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLocked } from "@/server/accounts/domain/aggregates/account-aggregate";
import {
  newThingSignals,
  type Sighting,
  sharedThingSignals,
  type ThingSignal,
} from "@/server/accounts/domain/domain-services/shared-things-service";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { groupedBy } from "./grouped-by";
import type { EventRules } from "./received-event";

/** Somebody met an account between looking and locking; the batch is looked at again, holding these too. */
export class AccountsMovedOn extends Error {
  override readonly name = "AccountsMovedOn";
  readonly met: readonly AccountId[];

  constructor(met: readonly AccountId[] = []) {
    super();
    this.met = met;
  }
}

/**
 * What new sightings of devices and instruments say about everybody concerned, stored and in signals.
 * @throws AccountsMovedOn when an account on one of the things is not among those the unit holds.
 */
export async function thingEvidence(
  write: SharedRepositories,
  seen: readonly Sighting[],
  { policy, held }: { readonly policy: EventRules; readonly held: ReadonlySet<AccountId> },
): Promise<readonly ThingSignal[]> {
  if (seen.length === 0) return [];
  const things = [...new Map(seen.map((one) => [one.thing, one])).values()];
  const accounts = [...new Set(seen.map(({ accountId }) => accountId))];
  await write.shop.holdThings(things);
  const before = await write.shop.listSightings(
    things.map(({ thing }) => thing),
    accounts,
    policy.hubLimit,
  );
  const after = earliest([...before, ...seen]);
  const changed = newer(before, after);
  if (changed.length === 0) return [];
  const linked = linkedThings(before, after, changed, policy.hubLimit);
  const met = [...new Set(linked.flatMap(({ now }) => now.map(({ accountId }) => accountId)))];
  if (met.some((id) => !held.has(id))) throw new AccountsMovedOn(met);
  await write.shop.saveSightings(changed);
  const isLockedNow = await lockedAmong(write, met);
  const rules = { masses: policy.masses, hubLimit: policy.hubLimit, isLocked: isLockedNow };
  const [were, are] = [groupedBy(before, accountOf), groupedBy(after, accountOf)];
  return [
    ...accounts.flatMap((id) => newThingSignals(were.get(id) ?? [], are.get(id) ?? [])),
    ...linked.flatMap(({ was, now }) => sharedThingSignals(was, now, rules)),
  ];
}

const accountOf = ({ accountId }: Sighting): string => accountId;
const thingOf = ({ thing }: Sighting): string => thing;

const keyOf = ({ accountId, thing }: Sighting): string => `${accountId} ${thing}`;

/** Each account and thing once, at the earliest moment known. */
function earliest(sightings: readonly Sighting[]): readonly Sighting[] {
  const first = new Map<string, Sighting>();
  for (const one of sightings) {
    const known = first.get(keyOf(one));
    if (!known || one.firstSeenAt < known.firstSeenAt) first.set(keyOf(one), one);
  }
  return [...first.values()];
}

function newer(before: readonly Sighting[], after: readonly Sighting[]): readonly Sighting[] {
  const known = new Map(before.map((one) => [keyOf(one), one.firstSeenAt.getTime()]));
  return after.filter((one) => known.get(keyOf(one)) !== one.firstSeenAt.getTime());
}

/** The things whose company changed; of one with too many accounts to link anybody, nothing more is said. */
function linkedThings(
  before: readonly Sighting[],
  after: readonly Sighting[],
  changed: readonly Sighting[],
  hubLimit: number,
) {
  const [were, are] = [groupedBy(before, thingOf), groupedBy(after, thingOf)];
  return [...new Set(changed.map(({ thing }) => thing))]
    .map((thing) => ({ was: were.get(thing) ?? [], now: are.get(thing) ?? [] }))
    .filter(({ was, now }) => was.length <= hubLimit && now.length > 1);
}

async function lockedAmong(write: SharedRepositories, ids: readonly AccountId[]) {
  const accounts = ids.length === 0 ? [] : await write.accounts.findMany(ids);
  const locked = new Set(accounts.filter((account) => isLocked(account, write.at)).map(({ id }) => id));
  return (id: AccountId): boolean => locked.has(id);
}
