import * as z from "zod/mini";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { hasUnseenCharacters } from "@/server/accounts/domain/value-objects/printable-text";
import { addressName, thingName } from "../consumer/received-shop-event";
import type { ApiAnswer, ApiCall } from "./api-route";
import { authorizationJson } from "./entitlement-serializers";

const text = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((value) => !hasUnseenCharacters(value), "This holds a character that can't be shown."),
  );

/** One attempt about to happen. An order and a withdrawal have an amount. */
export const authorizeBody = z
  .strictObject({
    action: z.enum(["PLACE_ORDER", "REDEEM_COUPON", "SELL", "WITHDRAW"]),
    amountMinor: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))),
    currency: z.optional(z.literal("INR", "Amounts are kept in INR here.")),
    sellerAccountId: z.optional(text(128)),
    paymentMethod: z.optional(z.enum(["CARD", "UPI", "WALLET", "COD", "PAY_LATER"])),
    couponCode: z.optional(text(128)),
    deviceId: z.optional(text(512)),
    ip: z.optional(z.union([z.ipv4(), z.ipv6()], "This is no IP address.")),
    instrument: z.optional(text(512)),
    at: z.optional(z.iso.datetime({ offset: true })),
  })
  .check(
    z.refine(
      ({ action, amountMinor, currency }) =>
        (action !== "PLACE_ORDER" && action !== "WITHDRAW") || (amountMinor !== undefined && currency !== undefined),
      { error: "An order or withdrawal has amountMinor and currency.", path: ["amountMinor"] },
    ),
  );

const AHEAD_MS = 5 * 60_000;

export async function askAuthorization(
  call: ApiCall<unknown, z.output<typeof authorizeBody>>,
): Promise<Result<ApiAnswer>> {
  const { api, accountId, standing, actor, origin, body } = call;
  const at = body.at === undefined ? null : new Date(body.at);
  if (at && !(at.getTime() - api.now().getTime() <= AHEAD_MS)) return refuse(notYet);
  const attempt = {
    accountId,
    action: body.action,
    amountMinor: body.amountMinor ?? null,
    paymentMethod: body.paymentMethod ?? null,
    withCoupon: body.couponCode !== undefined,
    sellerId: body.sellerAccountId ?? null,
    things: thingsOf(call),
    address:
      body.ip === undefined ? null : { hash: addressName(api.opaqueKey, body.ip), badness: api.badnessOf(body.ip) },
    at,
  };
  const answered = await api.authorize(attempt, standing);
  if (!answered.ok) return answered;
  const { decision, isHeldAlready } = answered.value;
  if (decision === "REVIEW" && !isHeldAlready && at === null) {
    const flagged = await api.flagAction({ accountId, amountMinor: body.amountMinor ?? null }, actor, origin);
    if (!flagged.ok) return flagged;
  }
  return done({ status: 200, body: authorizationJson(answered.value) });
}

function thingsOf({ api, body }: ApiCall<unknown, z.output<typeof authorizeBody>>) {
  const { deviceId, instrument } = body;
  return [
    ...(deviceId === undefined
      ? []
      : [{ thing: thingName(api.opaqueKey, "DEVICE", deviceId), kind: "DEVICE" } as const]),
    ...(instrument === undefined
      ? []
      : [{ thing: thingName(api.opaqueKey, "INSTRUMENT", instrument), kind: "INSTRUMENT" } as const]),
  ];
}

const notYet = { code: "VALIDATION", fields: [{ field: "at", problem: "This moment has not come yet." }] } as const;
