import { createHash } from "node:crypto";
import type { ShopEvent } from "@/server/accounts/adapters/inbound/consumer/shop-event";
import { signalsOfEvent } from "@/server/accounts/adapters/inbound/consumer/shop-events-handler";
import { olistEvents } from "@/server/accounts/adapters/inbound/import/olist/olist-events";
import { olistOrders } from "@/server/accounts/adapters/inbound/import/olist/olist-orders";
import type {
  NamedAccount,
  ReceivedEvent,
} from "@/server/accounts/application/use-cases/receive-events/received-event";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";

/** The newest moment of the set; worlds are dated so that it lies a day back. */
const NEWEST = Date.UTC(2018, 9, 22, 3, 33, 14);
const shiftMillis = Date.now() - 86_400_000 - NEWEST;

const rules = { masses: trustPolicyV1.masses, hubLimit: trustPolicyV1.hubLimit, typicalMinor: 10_719 };

/** Everything that one order in `every` of Olist's set says, as events of a shop, in the order of the set's own time. */
export async function olistShopEvents(folder: string, scratch: string, every: number): Promise<readonly ShopEvent[]> {
  const reading = { onRow: () => undefined, onProblem: () => undefined, onBytes: () => undefined };
  const events: ShopEvent[] = [];
  let place = 0;
  for await (const bundle of olistOrders({ folder, scratch }, reading, () => undefined)) {
    place += 1;
    if (place % every === 0) events.push(...olistEvents(bundle).events);
  }
  return events.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

const namedIn = (event: ShopEvent): readonly { readonly id: string; readonly side: NamedAccount["side"] }[] => {
  switch (event.type) {
    case "order.completed":
    case "order.cancelled":
      return [
        ...(event.buyer === null ? [] : [{ id: event.buyer, side: "BUYS" as const }]),
        ...event.sellers.map((id) => ({ id, side: "SELLS" as const })),
      ];
    case "payment.succeeded":
      return [{ id: event.buyer, side: "BUYS" }];
    case "dispute.opened":
      return [{ id: event.seller, side: "SELLS" }];
    default:
      throw new Error(`The set tells of no ${event.type}.`);
  }
};

/** The same event in a world of its own: its accounts are nobody else's, its moments are of these days. */
export function inWorld(world: string, event: ShopEvent, index: number): ReceivedEvent {
  const refOf = (id: string) => `ext:${world}-${id}`;
  const moved = (at: Date) => new Date(at.getTime() + shiftMillis);
  return {
    index,
    // A complaint of the set names one seller each time, under one id.
    key: createHash("sha256")
      .update(JSON.stringify([world, event.source, event.id, namedIn(event)]))
      .digest("hex"),
    occurredAt: moved(event.occurredAt),
    accounts: namedIn(event).map(({ id, side }) => ({ ref: refOf(id), side })),
    signals: signalsOfEvent(event, rules).map(({ account, toldAt: _, ...signal }) => ({
      ...signal,
      ref: refOf(account),
      occurredAt: moved(signal.occurredAt),
    })),
    sale: null,
    things: [],
  };
}
