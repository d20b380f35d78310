import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const span = /^-\d{1,4}[hd]$/;
const opened = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.\d{1,15}$/;

export const signalInputs = [
  "ORDER_SUCCESS",
  "REFUNDS",
  "COUPON_ABUSE",
  "PAYMENT_FAILURES",
  "DEVICE_CHANGES",
  "IP_RISK",
  "SELLER_DISPUTES",
] as const;

export const signalGroups = ["account", "store", "device", "card", "ip", "coupon", "order", "source"] as const;

const matching = (is: (text: string) => boolean) =>
  createParser<string>({ parse: (text) => (is(text) ? text : null), serialize: (text) => text });

const isMoment = (text: string): boolean => span.test(text) || !Number.isNaN(Date.parse(text));

/** The explorer's filter, its grouping and the opened signal, in the address. `from` may be `-7d`, counted from now. */
export const signalsAddress = {
  input: parseAsArrayOf(parseAsStringLiteral(signalInputs)).withDefault([]),
  lean: parseAsStringLiteral(["RAISES", "LOWERS", "WITHDRAWN"]),
  side: parseAsStringLiteral(["BUYER", "SELLER"]),
  source: parseAsString,
  account: matching((text) => uuid.test(text)),
  from: matching(isMoment),
  to: matching(isMoment),
  group: parseAsStringLiteral(signalGroups),
  /** Its id and the moment it was recorded, by which alone one month is searched. */
  ev: matching((text) => opened.test(text)),
};

export type SignalsAddress = {
  readonly input: readonly (typeof signalInputs)[number][];
  readonly lean: "RAISES" | "LOWERS" | "WITHDRAWN" | null;
  readonly side: "BUYER" | "SELLER" | null;
  readonly source: string | null;
  readonly account: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly group: (typeof signalGroups)[number] | null;
  readonly ev: string | null;
};

/** What to set; null takes one away. */
export type SignalsChange = Partial<{
  input: (typeof signalInputs)[number][] | null;
  lean: SignalsAddress["lean"];
  side: SignalsAddress["side"];
  source: string | null;
  account: string | null;
  from: string | null;
  to: string | null;
  group: SignalsAddress["group"];
  ev: string | null;
}>;

export const noFilter = {
  input: null,
  lean: null,
  side: null,
  source: null,
  account: null,
  from: null,
  to: null,
} satisfies SignalsChange;

export const isFiltered = ({ input, lean, side, source, account, from, to }: SignalsAddress): boolean =>
  input.length > 0 || [lean, side, source, account, from, to].some((value) => value !== null);
