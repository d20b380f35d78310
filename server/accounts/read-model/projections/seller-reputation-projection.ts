import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { type AmountsMinor, addAmount, type ConductSignal, earlier, later, NO_AMOUNTS, signOf } from "./conduct-signal";

/** How an account deals as a seller: plain counts of what its sources told, nothing decays. */
export type SellerReputation = {
  /** Completed, and nobody complained; a dispute won counts its sale again. */
  readonly undisputedSales: number;
  readonly disputesOpened: number;
  /** Lost or charged back. */
  readonly disputesLost: number;
  /** Won, or taken back by whoever opened them. */
  readonly disputesWithdrawn: number;
  readonly badReviews: number;
  /** By the seller's own doing. */
  readonly ordersFailed: number;
  readonly disputedMinor: AmountsMinor;
  readonly firstSaleAt: Date | null;
  readonly lastSaleAt: Date | null;
  readonly lastDisputeAt: Date | null;
};

export const NO_SELLER_REPUTATION: SellerReputation = {
  undisputedSales: 0,
  disputesOpened: 0,
  disputesLost: 0,
  disputesWithdrawn: 0,
  badReviews: 0,
  ordersFailed: 0,
  disputedMinor: NO_AMOUNTS,
  firstSaleAt: null,
  lastSaleAt: null,
  lastDisputeAt: null,
};

/** The factors that say something about selling. */
export const sellerReputationFactors: readonly Factor[] = ["disputes", "completion"];

/** The row with one more fact in it, in any order; the very same row where the fact says nothing here. */
export function addToSellerReputation(row: SellerReputation, signal: ConductSignal): SellerReputation {
  switch (signal.factor) {
    case "disputes":
      return signal.bad === 0 ? sale(row, signal) : dispute(row, signal);
    case "completion":
      return signal.bad !== 0 && signal.detail["by"] === "SELLER"
        ? { ...row, ordersFailed: row.ordersFailed + signOf(signal.bad) }
        : row;
    default:
      return row;
  }
}

function sale(row: SellerReputation, { good, occurredAt }: ConductSignal): SellerReputation {
  return {
    ...row,
    undisputedSales: row.undisputedSales + signOf(good),
    firstSaleAt: earlier(row.firstSaleAt, occurredAt),
    lastSaleAt: later(row.lastSaleAt, occurredAt),
  };
}

function dispute(row: SellerReputation, signal: ConductSignal): SellerReputation {
  if (signal.bad < 0) return { ...row, disputesWithdrawn: row.disputesWithdrawn + 1 };
  const seen = { ...row, lastDisputeAt: later(row.lastDisputeAt, signal.occurredAt) };
  if (typeof signal.detail["reviewScore"] === "number") return { ...seen, badReviews: row.badReviews + 1 };
  if (signal.bad >= LOST_DISPUTE_MASS) return { ...seen, disputesLost: row.disputesLost + 1 };
  const disputedMinor = addAmount(row.disputedMinor, signal, 1);
  return { ...seen, disputesOpened: row.disputesOpened + 1, disputedMinor };
}

/** From this mass on a dispute was lost or charged back (trust policy, `disputes`). */
export const LOST_DISPUTE_MASS = 1;
