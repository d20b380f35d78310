import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const span = /^-\d{1,4}[hd]$/;
const opened = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.\d{1,15}$/;
const thing = /^(device|card|ip|coupon|order):([^\0]{1,200})$/;

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

/** On how many accounts' device an account may be asked to be. */
export const reuseSteps = ["2", "3", "5", "10"] as const;

/** More would stand between the reader and the list. */
export const pinsAtMost = 8;

const matching = (is: (text: string) => boolean) =>
  createParser<string>({ parse: (text) => (is(text) ? text : null), serialize: (text) => text });

const isMoment = (text: string): boolean => span.test(text) || !Number.isNaN(Date.parse(text));

/**
 * The explorer's filter, its grouping, the opened signal and the pinned ones, in the address. `from` may be `-7d`,
 * counted from now. A device, instrument or network address stands there as the name that groups have for it.
 */
export const signalsAddress = {
  input: parseAsArrayOf(parseAsStringLiteral(signalInputs)).withDefault([]),
  lean: parseAsStringLiteral(["RAISES", "LOWERS", "WITHDRAWN"]),
  sev: parseAsStringLiteral(["SLIGHT", "SERIOUS", "SEVERE"]),
  side: parseAsStringLiteral(["BUYER", "SELLER"]),
  reuse: parseAsStringLiteral(reuseSteps),
  ip: parseAsStringLiteral(["ORDINARY", "SHARED", "ANONYMISER", "LISTED"]),
  source: parseAsString,
  of: matching((text) => thing.test(text)),
  account: matching((text) => uuid.test(text)),
  from: matching(isMoment),
  to: matching(isMoment),
  group: parseAsStringLiteral(signalGroups),
  /** Its id and the moment it was recorded, by which alone one month is searched. */
  ev: matching((text) => opened.test(text)),
  pin: parseAsArrayOf(matching((text) => opened.test(text))).withDefault([]),
};

export type SignalsAddress = {
  readonly input: readonly (typeof signalInputs)[number][];
  readonly lean: "RAISES" | "LOWERS" | "WITHDRAWN" | null;
  readonly sev: "SLIGHT" | "SERIOUS" | "SEVERE" | null;
  readonly side: "BUYER" | "SELLER" | null;
  readonly reuse: (typeof reuseSteps)[number] | null;
  readonly ip: "ORDINARY" | "SHARED" | "ANONYMISER" | "LISTED" | null;
  readonly source: string | null;
  readonly of: string | null;
  readonly account: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly group: (typeof signalGroups)[number] | null;
  readonly ev: string | null;
  readonly pin: readonly string[];
};

/** What to set; null takes one away. */
export type SignalsChange = Partial<
  Omit<SignalsAddress, "input" | "pin"> & { input: (typeof signalInputs)[number][] | null; pin: string[] | null }
>;

export const noFilter = {
  input: null,
  lean: null,
  sev: null,
  side: null,
  reuse: null,
  ip: null,
  source: null,
  of: null,
  account: null,
  from: null,
  to: null,
} satisfies SignalsChange;

const filters = Object.keys(noFilter).filter((key): key is keyof typeof noFilter => key in noFilter);

/** What the list is narrowed by, in the order of the facets. */
export const filtersIn = (address: SignalsAddress): readonly (keyof typeof noFilter)[] =>
  filters.filter((key) => (key === "input" ? address.input.length > 0 : address[key] !== null));

export const isFiltered = (address: SignalsAddress): boolean => filtersIn(address).length > 0;

/** A thing that signals have in common, as the address names it. */
export function thingIn(text: string | null) {
  const [, kind, key] = thing.exec(text ?? "") ?? [];
  const known = (["device", "card", "ip", "coupon", "order"] as const).find((one) => one === kind);
  return known && key ? { thing: known, key } : null;
}
