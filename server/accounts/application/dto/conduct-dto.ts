/** A sum of one currency, in words of that currency: "₹1,20,000". */
export type SumDto = { readonly currency: string; readonly text: string };

/** What an account does as a buyer, counted from everything its sources told. */
export type BuyerConductDto = {
  readonly ordersCompleted: number;
  readonly ordersFailed: number;
  readonly refunds: number;
  readonly firstOrderAt: Date | null;
  readonly lastOrderAt: Date | null;
  readonly spent: readonly SumDto[];
  readonly refunded: readonly SumDto[];
  /** Null for roles that see no signals. */
  readonly payments: {
    readonly succeeded: number;
    readonly declined: number;
    readonly chargebacks: number;
    readonly couponAbuses: number;
  } | null;
};

/** How an account deals as a seller, counted from everything its sources told. */
export type SellerConductDto = {
  readonly undisputedSales: number;
  readonly ordersFailed: number;
  readonly firstSaleAt: Date | null;
  readonly lastSaleAt: Date | null;
  /** Null for roles that see no signals. */
  readonly disputes: {
    readonly opened: number;
    readonly lost: number;
    readonly withdrawn: number;
    readonly badReviews: number;
    readonly lastAt: Date | null;
    readonly amounts: readonly SumDto[];
  } | null;
};

/** Null where nothing was told yet. */
export type ConductDto = { readonly buyer: BuyerConductDto | null; readonly seller: SellerConductDto | null };
