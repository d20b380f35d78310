import type { SharedRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { saleSignals } from "@/server/accounts/domain/domain-services/sale-evidence-service";
import type { Sighting } from "@/server/accounts/domain/domain-services/shared-things-service";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import type { IncomingSignal } from "../record-signals/incoming-signal";
import { recordSignalsWithin } from "../record-signals/record-signals-within";
import { standingWithin } from "../record-signals/standing-within";
import { createNamedAccounts, type Nameless, refsOf, splitByAccounts } from "./accounts-of-events";
import { groupedBy } from "./grouped-by";
import type { EventRules, EventsReceived, ReceivedEvent } from "./received-event";
import { withSharedAddresses } from "./shared-addresses";
import { AccountsMovedOn, thingEvidence } from "./thing-evidence";

export type ReceiveTools = {
  readonly policy: EventRules;
  readonly newId: () => string;
  readonly createAccounts: boolean;
  /** As they were found before the unit of work began. */
  readonly known: ReadonlyMap<string, AccountId>;
  readonly held: ReadonlySet<AccountId>;
};

/** What became of events that were told together. */
export type Taken = {
  /** Those that count from now on. */
  readonly fresh: ReadonlySet<ReceivedEvent>;
  /** Those whose accounts are there. */
  readonly fit: readonly ReceivedEvent[];
  readonly nameless: readonly Nameless[];
};

/** Receives valid events in a running unit of work: those of unknown accounts are set aside, repeats change nothing. */
export async function receiveWithin(
  write: SharedRepositories,
  events: readonly ReceivedEvent[],
  tools: ReceiveTools,
): Promise<Result<Taken>> {
  const { policy, newId, createAccounts } = tools;
  const known = createAccounts ? await createNamedAccounts(write, events, tools.known, newId) : tools.known;
  const { fit, nameless } = splitByAccounts(events, known);
  // Made by another request in this very moment: there by the next look.
  if (createAccounts && nameless.some(({ ref }) => ref.startsWith(EXTERNAL_REF))) throw new AccountsMovedOn();
  const idOf = (ref: string): AccountId => {
    const id = known.get(ref);
    if (!id) throw new Error("An event was taken whose account is unknown.");
    return id;
  };
  const [fresh, standing] = await Promise.all([takeFresh(write, fit), standingOf(write, fit, idOf)]);
  const held = new Set([...tools.held, ...known.values()]);
  const signals: IncomingSignal[] = [
    ...(await withSharedAddresses(write, toldSignals(fresh, idOf), held)),
    ...(await saleEvidence(write, fresh, policy, idOf)),
    ...(await thingEvidence(write, sightingsOf(fresh, idOf), { policy, held })),
  ];
  const recorded = await recordSignalsWithin(write, { signals }, { newId, ...(standing ? { standing } : {}) });
  if (!recorded.ok) return recorded;
  const [odd] = recorded.value.refused;
  if (odd) throw new Error(`A checked fact was refused: ${odd.fields.map(({ problem }) => problem).join(" ")}`);
  return done({ fresh: new Set(fresh), fit, nameless });
}

/** The answer to the request that told these of them. */
export function receivedOf(
  { fresh, fit, nameless }: Taken,
  auditEntryId: string,
  told: readonly ReceivedEvent[],
): EventsReceived {
  const theirs = new Set(told);
  const known = fit.filter((event) => theirs.has(event));
  const accepted = known.filter((event) => fresh.has(event)).length;
  const rejected = nameless
    .filter(({ event }) => theirs.has(event))
    .map(
      ({ event: { index }, ref }) => ({ index, code: "NOT_FOUND", message: `There is no account ${ref}.` }) as const,
    );
  return { auditEntryId, accepted, duplicates: known.length - accepted, rejected };
}

/** Of events told twice in one request the first counts. */
async function takeFresh(write: Pick<SharedRepositories, "shop">, events: readonly ReceivedEvent[]) {
  const first = [...new Map([...events].reverse().map((event) => [event.key, event])).values()].reverse();
  if (first.length === 0) return [];
  const taken = await write.shop.takeEvents(first.map(({ key }) => key));
  return first.filter(({ key }) => taken.has(key));
}

type IdOf = (ref: string) => AccountId;

/** Of whoever the events name: leaves together with what takes them. Others whom they turn out to concern are read later. */
async function standingOf(write: SharedRepositories, events: readonly ReceivedEvent[], idOf: IdOf) {
  return events.length === 0 ? null : await standingWithin(write, refsOf(events).map(idOf).sort());
}

const toldSignals = (events: readonly ReceivedEvent[], idOf: IdOf): readonly IncomingSignal[] =>
  events.flatMap(({ signals }) =>
    signals.map(({ ref, factor, good, bad, occurredAt, source, sourceEventId, detail }) => {
      return { accountId: idOf(ref), factor, good, bad, occurredAt, source, sourceEventId, detail };
    }),
  );

async function saleEvidence(
  write: Pick<SharedRepositories, "shop">,
  events: readonly ReceivedEvent[],
  policy: EventRules,
  idOf: IdOf,
): Promise<readonly IncomingSignal[]> {
  const told = events.flatMap(({ sale }) => {
    if (!sale) return [];
    const { ref, ...fact } = sale;
    return [{ ...fact, sellerId: idOf(ref) }];
  });
  if (told.length === 0) return [];
  await write.shop.addSaleFacts(told);
  const sales = [...new Map(told.map((fact) => [saleKey(fact), fact])).values()];
  const facts = groupedBy(await write.shop.listSaleFacts(sales), saleKey);
  return sales.flatMap((sale) =>
    saleSignals(facts.get(saleKey(sale)) ?? [], policy.masses).map((signal) => ({
      ...signal,
      accountId: sale.sellerId,
    })),
  );
}

const saleKey = ({ sellerId, orderId }: { readonly sellerId: string; readonly orderId: string }): string =>
  `${sellerId} ${orderId}`;

/** The thing belongs to whom the event names first: the one who ordered, paid, redeemed or showed up. */
const sightingsOf = (events: readonly ReceivedEvent[], idOf: IdOf): readonly Sighting[] =>
  events.flatMap(({ accounts, things, occurredAt }) => {
    const [first] = accounts;
    if (!first) return [];
    return things.map(({ thing, kind }) => ({ accountId: idOf(first.ref), thing, kind, firstSeenAt: occurredAt }));
  });
