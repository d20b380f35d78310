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

export const severityNames: Readonly<Record<NonNullable<SignalsAddress["sev"]>, string>> = {
  SLIGHT: "Slight",
  SERIOUS: "Serious",
  SEVERE: "Severe",
};

export const ipClassNames: Readonly<Record<NonNullable<SignalsAddress["ip"]>, string>> = {
  ORDINARY: "Ordinary",
  SHARED: "Shared by many",
  ANONYMISER: "VPN, proxy, data centre",
  LISTED: "Tor or a bad list",
};

export const sideNames: Readonly<Record<NonNullable<SignalsAddress["side"]>, string>> = {
  BUYER: "Only buys",
  SELLER: "Sells",
};

export const reuseNames: Readonly<Record<NonNullable<SignalsAddress["reuse"]>, string>> = {
  "2": "2 accounts or more",
  "3": "3 accounts or more",
  "5": "5 accounts or more",
  "10": "10 accounts or more",
};

export const leaningNames: Readonly<Record<NonNullable<SignalsAddress["lean"]>, string>> = {
  LOWERS: "Lowers",
  RAISES: "Raises",
  WITHDRAWN: "Taken back",
};
