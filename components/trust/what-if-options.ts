import type { WhatIfInput } from "@/server/accounts/application/ports/inbound/trust-query.schema";

type Imagined = WhatIfInput["imagined"][number];
type ImaginedKind = { readonly [What in Imagined["what"]]: Omit<Extract<Imagined, { what: What }>, "count"> };

/** What a person can try, in the words of the select; each with what it stands for. */
export const whatIfOptions: readonly {
  readonly value: string;
  readonly label: string;
  readonly kind: ImaginedKind[Imagined["what"]];
}[] = [
  { value: "ORDER_COMPLETED", label: "Orders completed", kind: { what: "ADD", fact: "ORDER_COMPLETED" } },
  { value: "ORDER_FAILED", label: "Orders failed by the customer", kind: { what: "ADD", fact: "ORDER_FAILED" } },
  { value: "REFUND", label: "Refunds", kind: { what: "ADD", fact: "REFUND" } },
  { value: "COUPON_ABUSE", label: "Coupon abuses", kind: { what: "ADD", fact: "COUPON_ABUSE" } },
  { value: "DECLINE", label: "Payments declined", kind: { what: "ADD", fact: "DECLINE" } },
  { value: "CHARGEBACK", label: "Chargebacks", kind: { what: "ADD", fact: "CHARGEBACK" } },
  { value: "NEW_DEVICE", label: "New devices", kind: { what: "ADD", fact: "NEW_DEVICE" } },
  { value: "SHARED_DEVICE", label: "Devices shared with others", kind: { what: "ADD", fact: "SHARED_DEVICE" } },
  {
    value: "DEVICE_OF_LOCKED",
    label: "Devices shared with locked accounts",
    kind: { what: "ADD", fact: "DEVICE_OF_LOCKED" },
  },
  {
    value: "SUSPICIOUS_ADDRESS",
    label: "Suspicious network addresses",
    kind: { what: "ADD", fact: "SUSPICIOUS_ADDRESS" },
  },
  { value: "UNLIKELY_JOURNEY", label: "Unlikely journeys", kind: { what: "ADD", fact: "UNLIKELY_JOURNEY" } },
  { value: "UNDISPUTED_SALE", label: "Sales without a dispute", kind: { what: "ADD", fact: "UNDISPUTED_SALE" } },
  { value: "DISPUTE_LOST", label: "Disputes lost", kind: { what: "ADD", fact: "DISPUTE_LOST" } },
  {
    value: "WRONG_couponAbuse",
    label: "Coupon abuses found wrong",
    kind: { what: "FOUND_WRONG", factor: "couponAbuse" },
  },
  {
    value: "WRONG_failures",
    label: "Failed payments found wrong",
    kind: { what: "FOUND_WRONG", factor: "failures" },
  },
  {
    value: "WRONG_sharedDevices",
    label: "Shared devices found wrong",
    kind: { what: "FOUND_WRONG", factor: "sharedDevices" },
  },
  { value: "WRONG_disputes", label: "Disputes found wrong", kind: { what: "FOUND_WRONG", factor: "disputes" } },
  {
    value: "WRONG_newDevices",
    label: "New devices found wrong",
    kind: { what: "FOUND_WRONG", factor: "newDevices" },
  },
];

export type TriedChange = { readonly id: number; readonly value: string; readonly count: string };

/** As the server takes it; what is half typed is left out. */
export function imaginedOf(tried: readonly TriedChange[]): WhatIfInput["imagined"] {
  return tried.flatMap(({ value, count }): Imagined[] => {
    const kind = whatIfOptions.find((option) => option.value === value)?.kind;
    const number = Number(count);
    if (!kind || !Number.isInteger(number) || number < 1) return [];
    const most = kind.what === "ADD" ? addedAtMost : foundWrongAtMost;
    return [{ ...kind, count: Math.min(number, most) }];
  });
}

const addedAtMost = 200;
const foundWrongAtMost = 50;
