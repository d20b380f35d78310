import type { AccountRef, Money, ShopEvent } from "../consumer/shop-event";

const SOURCE = "shop";

const rupees = (amount: number): Money => ({ minor: Math.round(amount * 100), currency: "INR" });

export type DemoOrder = {
  readonly id: string;
  readonly buyer: AccountRef | null;
  readonly seller: AccountRef | null;
  readonly rupees: number;
  readonly method: string;
  readonly paidAt: Date;
  readonly deliveredAt: Date;
};

const told = (id: string, occurredAt: Date) => ({ source: SOURCE, id, occurredAt });

/** Paid and delivered. Without a buyer: sold to somebody outside the story. */
export function boughtWell(order: DemoOrder): readonly ShopEvent[] {
  const { id, buyer, seller, method, paidAt, deliveredAt } = order;
  const amount = rupees(order.rupees);
  const about = { orderId: id, amount };
  const paid: readonly ShopEvent[] =
    buyer === null
      ? []
      : [
          { ...told(`pay ${id}`, paidAt), type: "payment.succeeded", ...about, buyer, method, attemptId: id },
          address(`${id} address`, buyer, paidAt, 0.02),
        ];
  return [
    ...paid,
    { ...told(id, deliveredAt), type: "order.completed", ...about, buyer, sellers: seller === null ? [] : [seller] },
  ];
}

export const address = (id: string, account: AccountRef, at: Date, badness: number, travels = false): ShopEvent => ({
  ...told(id, at),
  type: "address.seen",
  account,
  badness,
  isUnlikelyTravel: travels,
});

export const cancelledByBuyer = (id: string, buyer: AccountRef, amount: number, at: Date): ShopEvent => ({
  ...told(id, at),
  type: "order.cancelled",
  orderId: id,
  amount: rupees(amount),
  buyer,
  sellers: [],
  by: "BUYER",
});

export const refunded = (orderId: string, buyer: AccountRef, amount: number, at: Date): ShopEvent => ({
  ...told(`refund ${orderId}`, at),
  type: "order.refunded",
  orderId,
  buyer,
  amount: rupees(amount),
});

export const declined = (id: string, buyer: AccountRef, amount: number, at: Date, method = "card"): ShopEvent => ({
  ...told(id, at),
  type: "payment.failed",
  orderId: id,
  buyer,
  amount: rupees(amount),
  method,
});

export const chargedBack = (orderId: string, buyer: AccountRef, amount: number, at: Date): ShopEvent => ({
  ...told(`chargeback ${orderId}`, at),
  type: "payment.charged-back",
  orderId,
  buyer,
  amount: rupees(amount),
  method: "card",
  sellers: [],
});

/** `amount` is what the order came to, in rupees. */
export const couponAbused = (
  orderId: string,
  account: AccountRef,
  couponCode: string,
  at: Date,
  amount = 620,
): ShopEvent => ({
  ...told(`coupon ${couponCode} ${orderId}`, at),
  type: "coupon.abuse-detected",
  account,
  couponCode,
  orderId,
  amount: rupees(amount),
});

export type DemoDispute = {
  readonly orderId: string;
  readonly seller: AccountRef;
  readonly rupees: number;
  readonly openedAt: Date;
  readonly lostAt: Date | null;
};

/** About a sale that never counted as a good one. */
export function disputed({ orderId, seller, rupees: amount, openedAt, lostAt }: DemoDispute): readonly ShopEvent[] {
  const about = { orderId, seller, amount: rupees(amount), sale: null };
  const opened: ShopEvent = { ...told(`dispute ${orderId}`, openedAt), type: "dispute.opened", ...about, amount: null };
  if (lostAt === null) return [{ ...opened, amount: about.amount }];
  return [opened, { ...told(`dispute ${orderId} lost`, lostAt), type: "dispute.lost", ...about }];
}

export const newDevice = (id: string, account: AccountRef, at: Date): ShopEvent => ({
  ...told(id, at),
  type: "device.seen",
  account,
  kind: "DEVICE",
  acquaintance: "NEW",
  others: [],
});

export const newInstrument = (id: string, account: AccountRef, at: Date): ShopEvent => ({
  ...told(id, at),
  type: "device.seen",
  account,
  kind: "INSTRUMENT",
  acquaintance: "NEW",
  others: [],
});

export const sharedDevice = (
  id: string,
  account: AccountRef,
  others: readonly { readonly account: AccountRef; readonly isLocked: boolean }[],
  at: Date,
): ShopEvent => ({ ...told(id, at), type: "device.seen", account, kind: "DEVICE", acquaintance: "KNOWN", others });
