import {
  addToBuyerActivity,
  type BuyerActivity,
  buyerActivityFactors,
  NO_BUYER_ACTIVITY,
} from "@/server/accounts/read-model/projections/buyer-activity-projection";
import {
  addToSellerReputation,
  NO_SELLER_REPUTATION,
  type SellerReputation,
  sellerReputationFactors,
} from "@/server/accounts/read-model/projections/seller-reputation-projection";
import type { FoldedModel } from "./folded-row-store";

export const buyerActivityModel: FoldedModel<BuyerActivity> = {
  name: "buyer-activity",
  table: "buyer_activity",
  factors: buyerActivityFactors,
  badOnly: null,
  empty: NO_BUYER_ACTIVITY,
  add: addToBuyerActivity,
  columns: {
    ordersCompleted: ["orders_completed", "int"],
    ordersFailed: ["orders_failed", "int"],
    refunds: ["refunds", "int"],
    paymentsSucceeded: ["payments_succeeded", "int"],
    paymentsDeclined: ["payments_declined", "int"],
    chargebacks: ["chargebacks", "int"],
    couponAbuses: ["coupon_abuses", "int"],
    spentMinor: ["spent_minor", "jsonb"],
    refundedMinor: ["refunded_minor", "jsonb"],
    firstOrderAt: ["first_order_at", "timestamptz"],
    lastOrderAt: ["last_order_at", "timestamptz"],
  },
};

export const sellerReputationModel: FoldedModel<SellerReputation> = {
  name: "seller-reputation",
  table: "seller_reputation",
  factors: sellerReputationFactors,
  badOnly: "completion",
  empty: NO_SELLER_REPUTATION,
  add: addToSellerReputation,
  columns: {
    undisputedSales: ["undisputed_sales", "int"],
    disputesOpened: ["disputes_opened", "int"],
    disputesLost: ["disputes_lost", "int"],
    disputesWithdrawn: ["disputes_withdrawn", "int"],
    badReviews: ["bad_reviews", "int"],
    ordersFailed: ["orders_failed", "int"],
    disputedMinor: ["disputed_minor", "jsonb"],
    firstSaleAt: ["first_sale_at", "timestamptz"],
    lastSaleAt: ["last_sale_at", "timestamptz"],
    lastDisputeAt: ["last_dispute_at", "timestamptz"],
  },
};
