import { hash } from "node:crypto";
import type {
  NamedAccount,
  NamedSignal,
  ReceivedEvent,
} from "@/server/accounts/application/use-cases/receive-events/received-event";
import { accountRefOf } from "@/server/accounts/domain/value-objects/account-ref";
import type { DraftSignal, MappingRules } from "./draft-signal";
import type { ShopCloudEvent } from "./shop-cloud-event";
import type { Money, ShopEvent } from "./shop-event";
import { signalsOfEvent } from "./shop-events-handler";

export type ReceivingTools = {
  readonly rules: MappingRules;
  /** Of a network address, 0 to 1. */
  readonly badnessOf: (ip: string) => number;
  readonly opaqueKey: OpaqueKey;
};

/** A keyed hash: the same text the same name, for ever, and no way back. */
type OpaqueKey = (purpose: string, text: string) => string;

/** How a device or instrument is called from its arrival on. */
export const thingName = (opaqueKey: OpaqueKey, kind: "DEVICE" | "INSTRUMENT", text: string): string =>
  Buffer.from(opaqueKey(`shop-${kind.toLowerCase()}`, text), "base64url").toString("hex");

/** How a network address is called. */
export const addressName = (opaqueKey: OpaqueKey, ip: string): string => opaqueKey("shop-address", ip);

/** Takes an event of the shop apart by the handlers that files go through too; devices, instruments and ips are hashed. */
export function receivedShopEvent(event: ShopCloudEvent, index: number, tools: ReceivingTools): ReceivedEvent {
  const told = toldOf(event);
  const drafts = [...told, ...addressOf(event, tools)].flatMap((fact) => signalsOfEvent(fact, tools.rules));
  return {
    index,
    key: hash("sha256", JSON.stringify([event.source, event.id])),
    occurredAt: event.time,
    accounts: accountsOf(event),
    signals: drafts.map(named),
    sale: saleOf(event),
    things: thingsOf(event, tools),
  };
}

/** Field by field, here and on its way: some thousand times a batch, copying the rest of an object is dear. */
const named = (signal: DraftSignal): NamedSignal => ({
  ref: signal.account,
  factor: signal.factor,
  good: signal.good,
  bad: signal.bad,
  occurredAt: signal.occurredAt,
  source: signal.source,
  sourceEventId: signal.sourceEventId,
  detail: signal.detail,
});

const refOf = (text: string): string => accountRefOf(text) ?? text;

const sellerOf = (data: { readonly sellerAccountId?: string | undefined }): readonly string[] =>
  data.sellerAccountId === undefined ? [] : [refOf(data.sellerAccountId)];

function accountsOf({ type, data }: ShopCloudEvent): readonly NamedAccount[] {
  const own: NamedAccount = {
    ref: refOf(data.accountId),
    side: isDispute(type) && !hasSeller(data) ? "SELLS" : "BUYS",
  };
  const sellers = "sellerAccountId" in data ? sellerOf(data) : [];
  return [own, ...sellers.map((ref): NamedAccount => ({ ref, side: "SELLS" }))];
}

const isDispute = (type: string): boolean => type.startsWith("shop.dispute.");
const hasSeller = (data: object): boolean => "sellerAccountId" in data && data.sellerAccountId !== undefined;

const moneyOf = (data: {
  readonly amountMinor?: number | undefined;
  readonly currency?: string | undefined;
}): Money | null =>
  data.amountMinor === undefined ? null : { minor: data.amountMinor, currency: data.currency ?? "INR" };

/** The facts in the handlers' words. What a sale's events mean together is found out where all of them are known. */
function toldOf(event: ShopCloudEvent): readonly ShopEvent[] {
  const told = { source: event.source, id: event.id, occurredAt: event.time };
  switch (event.type) {
    case "shop.order.completed.v1":
      return [{ ...told, ...orderOf(event.data), type: "order.completed", sellers: sellerOf(event.data) }];
    case "shop.order.cancelled.v1": {
      const { by = "UNKNOWN" } = event.data;
      return [{ ...told, ...orderOf(event.data), type: "order.cancelled", sellers: sellerOf(event.data), by }];
    }
    case "shop.order.refunded.v1":
      return [{ ...told, ...orderOf(event.data), type: "order.refunded" }];
    case "shop.payment.succeeded.v1":
      return [{ ...told, ...paymentOf(event.data), type: "payment.succeeded" }];
    case "shop.payment.failed.v1":
      return [{ ...told, ...paymentOf(event.data), type: "payment.failed" }];
    case "shop.payment.charged-back.v1": {
      const sellers = sellerOf(event.data).map((seller) => ({ seller, sale: null }));
      return [{ ...told, ...paymentOf(event.data), type: "payment.charged-back", sellers }];
    }
    case "shop.coupon.redeemed.v1":
      return [{ ...told, ...couponOf(event.data), type: "coupon.redeemed" }];
    case "shop.coupon.abuse-detected.v1": {
      const { orderId = null } = event.data;
      return [
        { ...told, ...couponOf(event.data), type: "coupon.abuse-detected", orderId, amount: moneyOf(event.data) },
      ];
    }
    case "shop.dispute.opened.v1":
      return [{ ...told, ...disputeOf(event.data), type: "dispute.opened" }];
    case "shop.dispute.lost.v1":
      return [{ ...told, ...disputeOf(event.data), type: "dispute.lost" }];
    case "shop.dispute.won.v1":
    case "shop.device.seen.v1":
      return [];
  }
}

type OrderData = {
  readonly accountId: string;
  readonly orderId: string;
  readonly amountMinor?: number | undefined;
  readonly currency?: string | undefined;
};

const orderOf = (data: OrderData) => ({
  buyer: refOf(data.accountId),
  orderId: data.orderId,
  amount: moneyOf(data),
});

const paymentOf = (data: OrderData & { readonly method?: string | undefined }) => ({
  ...orderOf(data),
  method: data.method ?? null,
});

const couponOf = ({ accountId, couponCode }: { readonly accountId: string; readonly couponCode: string }) => ({
  account: refOf(accountId),
  couponCode,
});

const disputeOf = (data: OrderData & { readonly sellerAccountId?: string | undefined }) => ({
  seller: refOf(data.sellerAccountId ?? data.accountId),
  orderId: data.orderId,
  amount: moneyOf(data),
  sale: null,
});

const SALE_KINDS = {
  "shop.order.completed.v1": "COMPLETED",
  "shop.payment.charged-back.v1": "CHARGED_BACK",
  "shop.dispute.opened.v1": "OPENED",
  "shop.dispute.lost.v1": "LOST",
  "shop.dispute.won.v1": "WON",
} as const;

function saleOf({ type, data, source, id, time }: ShopCloudEvent): ReceivedEvent["sale"] {
  if (!(type in SALE_KINDS) || !("orderId" in data) || data.orderId === undefined) return null;
  const kind = SALE_KINDS[type as keyof typeof SALE_KINDS];
  const [seller = isDispute(type) ? refOf(data.accountId) : null] = "sellerAccountId" in data ? sellerOf(data) : [];
  if (seller === null) return null;
  return { ref: seller, orderId: data.orderId, kind, source, eventId: id, occurredAt: time };
}

type Presence = {
  readonly deviceId?: string | undefined;
  readonly ip?: string | undefined;
  readonly instrument?: string | undefined;
};

/** Where somebody ordered, paid, redeemed or showed up, and with what. Others decide on refunds, chargebacks, disputes. */
function presenceOf(event: ShopCloudEvent): Presence {
  switch (event.type) {
    case "shop.order.refunded.v1":
    case "shop.payment.charged-back.v1":
    case "shop.dispute.opened.v1":
    case "shop.dispute.lost.v1":
    case "shop.dispute.won.v1":
      return {};
    default:
      return event.data;
  }
}

function thingsOf(event: ShopCloudEvent, { opaqueKey }: ReceivingTools): ReceivedEvent["things"] {
  const { deviceId, instrument } = presenceOf(event);
  return [
    ...(deviceId === undefined ? [] : [{ thing: thingName(opaqueKey, "DEVICE", deviceId), kind: "DEVICE" } as const]),
    ...(instrument === undefined
      ? []
      : [{ thing: thingName(opaqueKey, "INSTRUMENT", instrument), kind: "INSTRUMENT" } as const]),
  ];
}

/** Counted once an order: with the payment that came before it, an order would count twice. */
const ADDRESS_COUNTS: ReadonlySet<string> = new Set([
  "shop.order.completed.v1",
  "shop.order.cancelled.v1",
  "shop.payment.failed.v1",
  "shop.device.seen.v1",
]);

function addressOf(event: ShopCloudEvent, { badnessOf, opaqueKey }: ReceivingTools): readonly ShopEvent[] {
  const { ip } = presenceOf(event);
  if (ip === undefined || !ADDRESS_COUNTS.has(event.type)) return [];
  return [
    {
      type: "address.seen",
      source: event.source,
      id: event.id,
      occurredAt: event.time,
      account: refOf(event.data.accountId),
      badness: badnessOf(ip),
      isUnlikelyTravel: false,
      detail: { ip: addressName(opaqueKey, ip) },
    },
  ];
}
