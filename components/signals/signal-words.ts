import type { SignalRowDto } from "@/server/accounts/application/dto/signals-dto";
import type { SignalsAddress, signalGroups } from "./signals-address";

type Input = SignalRowDto["input"];

export const inputNames: Readonly<Record<Input, string>> = {
  ORDER_SUCCESS: "Order success rate",
  REFUNDS: "Refund ratio",
  COUPON_ABUSE: "Coupon abuse",
  PAYMENT_FAILURES: "Payment failures",
  DEVICE_CHANGES: "Device changes",
  IP_RISK: "IP risk",
  SELLER_DISPUTES: "Seller disputes",
};

export const groupNames: Readonly<Record<(typeof signalGroups)[number], string>> = {
  account: "Account",
  store: "Store",
  device: "Device",
  card: "Card or other instrument",
  ip: "Network address",
  coupon: "Coupon",
  order: "Order",
  source: "Source",
};

export const leaningNames: Readonly<Record<NonNullable<SignalsAddress["lean"]>, string>> = {
  LOWERS: "Lowers",
  RAISES: "Raises",
  WITHDRAWN: "Taken back",
};
