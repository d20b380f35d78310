import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { saleSignals } from "@/server/accounts/domain/domain-services/sale-evidence-service";
import type { Sighting } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { IncomingSignal } from "../record-signals/incoming-signal";
import { recordSignalsWithin } from "../record-signals/record-signals-within";
import { createNamedAccounts, splitByAccounts } from "./accounts-of-events";
import { groupedBy } from "./grouped-by";
import type { EventsReceived, ReceivedEvent } from "./received-event";
import { withSharedAddresses } from "./shared-addresses";
import { AccountsMovedOn, thingEvidence } from "./thing-evidence";

export type ReceiveTools = {
  readonly policy: TrustPolicy;
  readonly newId: () => string;
  readonly createAccounts: boolean;
  /** As they were found before the unit of work began. */
  readonly known: ReadonlyMap<string, AccountId>;
  readonly held: ReadonlySet<AccountId>;
};

/** Receives valid events in a running unit of work: those of unknown accounts are set aside, repeats change nothing. */
export async function receiveWithin(
  write: WritableRepositories,
  events: readonly ReceivedEvent[],
  tools: ReceiveTools,
): Promise<Result<EventsReceived>> {
  const { policy, newId, createAccounts } = tools;
  const known = createAccounts ? await createNamedAccounts(write, events, tools.known, newId) : tools.known;
  const { fit, rejected } = splitByAccounts(events, known);
  // Made by another request in this very moment: there by the next look.
  if (createAccounts && rejected.some(({ message }) => message.includes("ext:"))) throw new AccountsMovedOn();
  const fresh = await takeFresh(write, fit);
  const idOf = (ref: string): AccountId => {
    const id = known.get(ref);
    if (!id) throw new Error("An event was taken whose account is unknown.");
    return id;
  };
  const held = new Set([...tools.held, ...known.values()]);
  const signals: IncomingSignal[] = [
    ...(await withSharedAddresses(write, toldSignals(fresh, idOf), held)),
    ...(await saleEvidence(write, fresh, policy, idOf)),
    ...(await thingEvidence(write, sightingsOf(fresh, idOf), { policy, held })),
  ];
  const recorded = await recordSignalsWithin(write, { signals }, { newId });
  if (!recorded.ok) return recorded;
  const [odd] = recorded.value.refused;
  if (odd) throw new Error(`A checked fact was refused: ${odd.fields.map(({ problem }) => problem).join(" ")}`);
  const { auditEntryId } = write;
  return done({ auditEntryId, accepted: fresh.length, duplicates: fit.length - fresh.length, rejected });
}

/** Of events told twice in one request the first counts. */
async function takeFresh(write: WritableRepositories, events: readonly ReceivedEvent[]) {
  const first = [...new Map([...events].reverse().map((event) => [event.key, event])).values()].reverse();
  if (first.length === 0) return [];
  const taken = await write.shop.takeEvents(first.map(({ key }) => key));
  return first.filter(({ key }) => taken.has(key));
}

type IdOf = (ref: string) => AccountId;

const toldSignals = (events: readonly ReceivedEvent[], idOf: IdOf): readonly IncomingSignal[] =>
  events.flatMap((event) => event.signals.map(({ ref, ...signal }) => ({ ...signal, accountId: idOf(ref) })));

async function saleEvidence(
  write: WritableRepositories,
  events: readonly ReceivedEvent[],
  policy: TrustPolicy,
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
