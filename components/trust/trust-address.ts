import { createParser, parseAsNumberLiteral, parseAsStringLiteral } from "nuqs/server";
import type { ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";

/** What is no moment, or lies ahead, is none. */
const parseAsPastMoment = createParser<Date>({
  parse: (text) => {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) || moment.getTime() > Date.now() ? null : moment;
  },
  serialize: (moment) => moment.toISOString(),
  eq: (a, b) => a.getTime() === b.getTime(),
});

const inputs = [
  "ORDER_SUCCESS",
  "REFUNDS",
  "COUPON_ABUSE",
  "PAYMENT_FAILURES",
  "DEVICE_CHANGES",
  "IP_RISK",
  "SELLER_DISPUTES",
] as const satisfies readonly ExplanationLineDto["input"][];

/** What of the Trust tab stands in the address: a past moment, the span of the chart, the input that is opened. */
export const trustAddress = {
  at: parseAsPastMoment,
  days: parseAsNumberLiteral([30, 90, 365]).withDefault(90),
  ev: parseAsStringLiteral(inputs),
};

export type ShownInput = (typeof inputs)[number];

/** The input of a row; clamp, floor and override have none. */
export const inputOfKey = (key: string): ShownInput | null => inputs.find((input) => input === key) ?? null;
