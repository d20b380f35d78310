import * as z from "zod/mini";
import { SHARED_THINGS, SIGNAL_GROUPS, SIGNAL_INPUTS } from "@/server/accounts/application/dto/signals-dto";

const moment = z.date().check(z.minimum(new Date("1900-01-01Z")), z.maximum(new Date("9999-12-31Z")));
const text = (most: number) =>
  z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/, "This holds an invisible character."));

export const SIGNAL_LEANINGS = ["RAISES", "LOWERS", "WITHDRAWN"] as const;
export const SIGNAL_SIDES = ["BUYER", "SELLER"] as const;

/** How much a signal says against its account: a slight hint, a fact, one that weighs like a chargeback. */
export const SIGNAL_SEVERITIES = ["SLIGHT", "SERIOUS", "SEVERE"] as const;
/** What was known of the network address of a sighting, from nothing to the worst lists. */
export const IP_CLASSES = ["ORDINARY", "SHARED", "ANONYMISER", "LISTED"] as const;
const MOST_ON_DEVICE = 50;

/** What the explorer is narrowed by; nulls and empty lists narrow nothing. The span is of the moment of recording. */
const filter = {
  from: z._default(z.nullable(moment), null),
  to: z._default(z.nullable(moment), null),
  inputs: z._default(z.array(z.enum(SIGNAL_INPUTS)).check(z.maxLength(7)), []),
  accountId: z._default(z.nullable(z.uuid()), null),
  leaning: z._default(z.nullable(z.enum(SIGNAL_LEANINGS)), null),
  source: z._default(z.nullable(text(200)), null),
  side: z._default(z.nullable(z.enum(SIGNAL_SIDES)), null),
  severity: z._default(z.nullable(z.enum(SIGNAL_SEVERITIES)), null),
  /** Of accounts that were seen on a device of at least so many accounts. */
  deviceReuse: z._default(z.nullable(z.int().check(z.minimum(2), z.maximum(MOST_ON_DEVICE))), null),
  ipClass: z._default(z.nullable(z.enum(IP_CLASSES)), null),
  /** One thing that several may have in common, as the groups name it. */
  of: z._default(z.nullable(z.strictObject({ thing: z.enum(SHARED_THINGS), key: text(200) })), null),
};

export const signalHistogramSchema = z.strictObject(filter);

export const listSignalsSchema = z.strictObject({
  ...filter,
  cursor: z._default(z.nullable(text(4_096)), null),
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
});

export const groupSignalsSchema = z.strictObject({ ...filter, group: z.enum(SIGNAL_GROUPS) });

/** `recordedAt` of the row makes the search touch one month alone. */
export const getSignalSchema = z.strictObject({ id: z.uuid(), recordedAt: moment });

export type SignalFilterInput = z.output<typeof signalHistogramSchema>;
export type ListSignalsInput = z.output<typeof listSignalsSchema>;
export type GroupSignalsInput = z.output<typeof groupSignalsSchema>;
export type GetSignalInput = z.output<typeof getSignalSchema>;
