import * as z from "zod/mini";
import { hasUnseenCharacters } from "@/server/accounts/domain/value-objects/printable-text";

/** Texts of other systems end in keys and pages: nothing in them that can't be seen, and none endless. */
const text = (most: number) =>
  z.string().check(
    z.minLength(1, "This is empty."),
    z.maxLength(most, `This is longer than ${most} characters.`),
    z.refine((value) => !hasUnseenCharacters(value), "This holds a character that can't be shown."),
  );

const account = text(128);
const LARGEST_AMOUNT_MINOR = 1_000_000_000_000;
const amountMinor = z
  .int("An amount is a whole number of minor units.")
  .check(z.minimum(0, "An amount is not negative."), z.maximum(LARGEST_AMOUNT_MINOR, "This amount is too large."));
/** The one that amounts are measured in here. */
const currency = z.literal("INR", "Amounts are kept in INR here.");
const presence = {
  deviceId: z.optional(text(512)),
  ip: z.optional(z.union([z.ipv4(), z.ipv6()], "This is no IP address.")),
  instrument: z.optional(text(512)),
};
const ordered = { accountId: account, sellerAccountId: z.optional(account), orderId: text(128) };
const paid = { amountMinor, currency };
const maybePaid = { amountMinor: z.optional(amountMinor), currency: z.optional(currency) };

/** What each type of event tells; further fields are left alone. */
export const shopEventData = {
  "shop.order.completed.v1": z.object({ ...ordered, ...paid, ...presence }),
  "shop.order.cancelled.v1": z.object({
    ...ordered,
    ...maybePaid,
    ...presence,
    by: z.optional(z.enum(["BUYER", "SELLER", "SHOP"])),
  }),
  "shop.order.refunded.v1": z.object({ ...ordered, ...paid, ...presence }),
  "shop.payment.succeeded.v1": z.object({ ...ordered, ...paid, ...presence, method: z.optional(text(32)) }),
  "shop.payment.failed.v1": z.object({ ...ordered, ...paid, ...presence, method: z.optional(text(32)) }),
  "shop.payment.charged-back.v1": z.object({ ...ordered, ...paid, ...presence, method: z.optional(text(32)) }),
  "shop.coupon.redeemed.v1": z.object({ accountId: account, couponCode: text(128), ...presence }),
  "shop.coupon.abuse-detected.v1": z.object({
    accountId: account,
    couponCode: text(128),
    orderId: z.optional(text(128)),
    ...maybePaid,
    ...presence,
  }),
  "shop.dispute.opened.v1": z.object({ ...ordered, ...maybePaid }),
  "shop.dispute.lost.v1": z.object({ ...ordered, ...maybePaid }),
  "shop.dispute.won.v1": z.object({ ...ordered, ...maybePaid }),
  "shop.device.seen.v1": z
    .object({ accountId: account, ...presence })
    .check(z.refine(hasPresence, "Name a device, an instrument or an ip.")),
} as const;

function hasPresence({ deviceId, ip, instrument }: { readonly [Field in keyof typeof presence]?: string | undefined }) {
  return [deviceId, ip, instrument].some((value) => value !== undefined);
}

export type ShopEventType = keyof typeof shopEventData;

export type ShopCloudEvent = {
  [Type in ShopEventType]: {
    readonly id: string;
    readonly source: string;
    readonly type: Type;
    readonly time: Date;
    readonly data: z.output<(typeof shopEventData)[Type]>;
  };
}[ShopEventType];

const URI_REFERENCE = /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/;
const ATTRIBUTE = /^[a-z0-9]{1,64}$/;

/** CloudEvents 1.0, structured JSON: context attributes, and whatever extensions the source adds. */
export const cloudEventEnvelope = z
  .looseObject({
    specversion: z.literal("1.0", "This is no CloudEvent 1.0."),
    id: text(256),
    source: text(512).check(z.regex(URI_REFERENCE, "A source is a URI or a part of one.")),
    type: text(128),
    time: z.optional(z.iso.datetime({ offset: true, error: "A time is written as in RFC 3339." })),
    subject: z.optional(text(256)),
    datacontenttype: z.optional(z.string().check(z.regex(/^application\/(?:[\w.-]+\+)?json\b/i, "Data is JSON."))),
    dataschema: z.optional(text(512)),
    data: z.looseObject({}, "An event of the shop has data."),
  })
  .check(
    z.refine(
      (event) => Object.keys(event).every((name) => ATTRIBUTE.test(name)),
      "Names of attributes are lower-case letters and digits.",
    ),
  );
