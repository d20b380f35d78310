import { CHARGEBACK_MASS } from "@/server/accounts/application/dto/signal-words";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { type AmountsMinor, addAmount, type ConductSignal, earlier, later, NO_AMOUNTS, signOf } from "./conduct-signal";

/** What an account does as a buyer: plain counts of what its sources told, nothing decays. */
export type BuyerActivity = {
  readonly ordersCompleted: number;
  readonly ordersFailed: number;
  readonly refunds: number;
  readonly paymentsSucceeded: number;
  readonly paymentsDeclined: number;
  readonly chargebacks: number;
  readonly couponAbuses: number;
  readonly spentMinor: AmountsMinor;
  readonly refundedMinor: AmountsMinor;
  readonly firstOrderAt: Date | null;
  readonly lastOrderAt: Date | null;
};

export const NO_BUYER_ACTIVITY: BuyerActivity = {
  ordersCompleted: 0,
  ordersFailed: 0,
  refunds: 0,
  paymentsSucceeded: 0,
  paymentsDeclined: 0,
  chargebacks: 0,
  couponAbuses: 0,
  spentMinor: NO_AMOUNTS,
  refundedMinor: NO_AMOUNTS,
  firstOrderAt: null,
  lastOrderAt: null,
};

/** The factors that say something about buying. */
export const buyerActivityFactors: readonly Factor[] = ["completion", "refunds", "couponAbuse", "failures"];

/**
 * The row with one more fact in it; the very same row where the fact says nothing here. Every step only adds, or keeps
 * the earlier or later of two moments, so that facts may come in any order.
 */
export function addToBuyerActivity(row: BuyerActivity, signal: ConductSignal): BuyerActivity {
  switch (signal.factor) {
    case "completion":
      return signal.good === 0 ? failedOrder(row, signal) : completedOrder(row, signal);
    case "refunds":
      return signal.bad === 0 ? row : refund(row, signal);
    case "failures":
      return payment(row, signal);
    case "couponAbuse":
      return { ...row, couponAbuses: row.couponAbuses + signOf(signal.bad) };
    default:
      return row;
  }
}

function completedOrder(row: BuyerActivity, signal: ConductSignal): BuyerActivity {
  const sign = signOf(signal.good);
  return {
    ...row,
    ordersCompleted: row.ordersCompleted + sign,
    spentMinor: addAmount(row.spentMinor, signal, sign),
    firstOrderAt: earlier(row.firstOrderAt, signal.occurredAt),
    lastOrderAt: later(row.lastOrderAt, signal.occurredAt),
  };
}

/** One that failed by the seller's doing is the seller's. */
function failedOrder(row: BuyerActivity, signal: ConductSignal): BuyerActivity {
  if (signal.detail["by"] === "SELLER") return row;
  return { ...row, ordersFailed: row.ordersFailed + signOf(signal.bad) };
}

function refund(row: BuyerActivity, signal: ConductSignal): BuyerActivity {
  const sign = signOf(signal.bad);
  return { ...row, refunds: row.refunds + sign, refundedMinor: addAmount(row.refundedMinor, signal, sign) };
}

function payment(row: BuyerActivity, signal: ConductSignal): BuyerActivity {
  if (signal.bad === 0) return { ...row, paymentsSucceeded: row.paymentsSucceeded + signOf(signal.good) };
  const sign = signOf(signal.bad);
  return isChargeback(signal)
    ? { ...row, chargebacks: row.chargebacks + sign }
    : { ...row, paymentsDeclined: row.paymentsDeclined + sign };
}

/** By its kind where the source says one; else by its weight, as the words of the timeline do. */
function isChargeback({ bad, detail }: ConductSignal): boolean {
  const { kind } = detail;
  return typeof kind === "string" ? kind === "CHARGEBACK" : Math.abs(bad) >= CHARGEBACK_MASS;
}
