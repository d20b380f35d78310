import type { SharedRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { importAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { parsePersonName, personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import type { ReceivedEvent } from "./received-event";

/** Every account that the events name, each once. */
export const refsOf = (events: readonly ReceivedEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ accounts }) => accounts.map(({ ref }) => ref))),
];

/**
 * Accounts that another system knows and we do not, as an import would bring them: without contact and credential.
 * One that somebody else makes in the same moment is left out.
 */
export async function createNamedAccounts(
  write: SharedRepositories,
  events: readonly ReceivedEvent[],
  known: ReadonlyMap<string, AccountId>,
  newId: () => string,
): Promise<ReadonlyMap<string, AccountId>> {
  const refs = refsOf(events).filter((ref) => !known.has(ref) && ref.startsWith(EXTERNAL_REF));
  const naming = eventsByRef(events);
  const decisions = refs.flatMap((ref) => {
    const decided = importAccount({
      ...personOf(ref, naming.get(ref) ?? []),
      id: accountIdFrom(newId()),
      at: write.at,
    });
    return decided.ok ? [{ ref, ...decided.value }] : [];
  });
  if (decisions.length === 0) return known;
  const inserted = new Set(await write.accounts.insertMany(decisions.map(({ account }) => account)));
  const created = decisions.filter(({ account }) => inserted.has(account.id));
  for (const { events: raised } of created) write.events.append(raised);
  return new Map([...known, ...created.map(({ ref, account }) => [ref, account.id] as const)]);
}

function eventsByRef(events: readonly ReceivedEvent[]): ReadonlyMap<string, readonly ReceivedEvent[]> {
  const naming = new Map<string, ReceivedEvent[]>();
  for (const event of events) {
    for (const { ref } of event.accounts) {
      const known = naming.get(ref);
      if (known) known.push(event);
      else naming.set(ref, [event]);
    }
  }
  return naming;
}

function personOf(ref: string, named: readonly ReceivedEvent[]) {
  const externalId = ref.slice(EXTERNAL_REF.length);
  const does = (side: "BUYS" | "SELLS") =>
    named.some(({ accounts }) => accounts.some((account) => account.ref === ref && account.side === side));
  const [buys, sells] = [does("BUYS"), does("SELLS")];
  const label = `${sells ? "Seller" : "Buyer"} ${externalId.slice(0, 60)}`;
  const name = parsePersonName(label);
  return {
    externalId,
    email: null,
    phone: null,
    name: name.ok ? name.value : personNameFrom("Imported account"),
    buys,
    store: sells ? { storeName: storeNameFrom(label), gstNumber: null } : null,
    joinedAt: new Date(Math.min(...named.map(({ occurredAt }) => occurredAt.getTime()))),
  };
}

/** An event that names somebody whom we do not know. */
export type Nameless = { readonly event: ReceivedEvent; readonly ref: string };

/** The events whose accounts are all there, and the others. */
export function splitByAccounts(events: readonly ReceivedEvent[], known: ReadonlyMap<string, AccountId>) {
  const nameless: Nameless[] = [];
  const fit = events.filter((event) => {
    const unknown = event.accounts.find(({ ref }) => !known.has(ref));
    if (unknown) nameless.push({ event, ref: unknown.ref });
    return !unknown;
  });
  return { fit, nameless };
}
