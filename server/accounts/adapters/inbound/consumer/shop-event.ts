/** Whom a fact is about, in the words of its source: our own id, or another system's. Whoever records it finds the account. */
export type AccountRef = string;

/** What every fact of the shop says. `id` is unique in its source: a repeat is the same fact. */
export type Told = {
  readonly source: string;
  readonly id: string;
  readonly occurredAt: Date;
  /**
   * How many facts of its kind this one stands for; 1 when left out. A source that holds a sample of its good orders
   * says so here. Only rates are weighed, counts never.
   */
  readonly weight?: number;
  /** Kept with the signals for people to read, beside what the event itself says. */
  readonly detail?: Detail;
};

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

export type Money = { readonly minor: number; readonly currency: string };

type OfOrder = {
  /** Null where the source can't say who bought: the sellers' side still counts. */
  readonly buyer: AccountRef | null;
  readonly orderId: string;
  readonly amount: Money | null;
};

export type OrderEvent =
  | (Told & OfOrder & { readonly type: "order.completed"; readonly sellers: readonly AccountRef[] })
  | (Told &
      OfOrder & {
        readonly type: "order.cancelled";
        readonly sellers: readonly AccountRef[];
        /** Whose doing it was. `UNKNOWN`: the source does not say. `SHOP`: nobody's who has an account. */
        readonly by: "BUYER" | "SELLER" | "SHOP" | "UNKNOWN";
      })
  | (Told & OfOrder & { readonly type: "order.refunded" });

type OfPayment = OfOrder & {
  readonly buyer: AccountRef;
  readonly method: string | null;
  /** The attempt it belongs to: parts of one checkout share it and count as one. The event's own id when left out. */
  readonly attemptId?: string;
};

export type PaymentEvent =
  | (Told & OfPayment & { readonly type: "payment.succeeded" | "payment.failed" })
  | (Told & OfPayment & { readonly type: "payment.charged-back"; readonly sellers: readonly SoldThere[] });

/** A seller's side of a sale. `sale` is null when it never counted as a good one. */
export type SoldThere = {
  readonly seller: AccountRef;
  readonly sale: { readonly completedAt: Date; readonly weight?: number } | null;
};

export type CouponEvent =
  | (Told & { readonly type: "coupon.redeemed"; readonly account: AccountRef; readonly couponCode: string })
  | (Told & {
      readonly type: "coupon.abuse-detected";
      readonly account: AccountRef;
      readonly couponCode: string;
      readonly orderId: string | null;
      readonly amount: Money | null;
    });

type OfDispute = SoldThere & { readonly orderId: string; readonly amount: Money | null };

export type DisputeEvent =
  | (Told & OfDispute & { readonly type: "dispute.opened" | "dispute.lost" })
  | (Told & OfDispute & { readonly type: "dispute.won"; readonly openedAt: Date });

/** How a thing stands to the account that shows up with it. */
export type Acquaintance = "FIRST_EVER" | "NEW" | "KNOWN";

export type DeviceEvent =
  | (Told & {
      readonly type: "device.seen";
      readonly account: AccountRef;
      readonly kind: "DEVICE" | "INSTRUMENT";
      readonly acquaintance: Acquaintance;
      /** The other accounts on it. */
      readonly others: readonly { readonly account: AccountRef; readonly isLocked: boolean }[];
    })
  | (Told & {
      readonly type: "address.seen";
      readonly account: AccountRef;
      /** 0 for a clean network address, 1 for the worst there is. */
      readonly badness: number;
      readonly isUnlikelyTravel: boolean;
    });

/** What the shop and its files tell us, before anybody has looked up an account. */
export type ShopEvent = OrderEvent | PaymentEvent | CouponEvent | DisputeEvent | DeviceEvent;
