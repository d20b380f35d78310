import type { RejectedEvent } from "@/server/accounts/application/use-cases/receive-events/received-event";
import { accountRefOf } from "@/server/accounts/domain/value-objects/account-ref";
import { cloudEventEnvelope, type ShopCloudEvent, type ShopEventType, shopEventData } from "./shop-cloud-event";

type Problem = Omit<RejectedEvent, "index">;

export type ReadEvent = { readonly event: ShopCloudEvent } | { readonly problem: Problem };

/** How far the clock of a source may run ahead, and how long ago a fact may have happened. */
const AHEAD_MINUTES = 5;
const OLDEST = new Date("2000-01-01T00:00:00Z");

/** Reads one CloudEvent of the shop; what is wrong with it is said in one sentence that repeats no value but names. */
export function readShopEvent(value: unknown, now: Date): ReadEvent {
  const envelope = cloudEventEnvelope.safeParse(value);
  if (!envelope.success) return invalid(envelope.error.issues[0]);
  const { id, source, type, time, data } = envelope.data;
  if (!isShopEventType(type)) return { problem: { code: "VALIDATION", message: `There is no event type ${type}.` } };
  const at = time === undefined ? now : new Date(time);
  const wrongTime = problemOfTime(at, now);
  if (wrongTime) return { problem: wrongTime };
  const read = shopEventData[type].safeParse(data);
  if (!read.success) return invalid(read.error.issues[0], "data");
  const odd = oddAccount(read.data);
  if (odd) return { problem: odd };
  // The data was parsed by the very schema of its type.
  return { event: { id, source, type, time: at, data: read.data } as ShopCloudEvent };
}

const isShopEventType = (type: string): type is ShopEventType => Object.hasOwn(shopEventData, type);

function problemOfTime(at: Date, now: Date): Problem | null {
  if (Number.isNaN(at.getTime()) || at < OLDEST) return validation("time: This is not a moment of this century.");
  if (at.getTime() - now.getTime() <= AHEAD_MINUTES * 60_000) return null;
  return validation(`time: This lies more than ${AHEAD_MINUTES} minutes in the future.`);
}

function oddAccount(data: {
  readonly accountId: string;
  readonly sellerAccountId?: string | undefined;
}): Problem | null {
  for (const field of ["accountId", "sellerAccountId"] as const) {
    const named = data[field];
    if (named !== undefined && accountRefOf(named) === null) {
      return validation(`data.${field}: An account is named by our id or by ext: and yours.`);
    }
  }
  return null;
}

const validation = (message: string): Problem => ({ code: "VALIDATION", message });

function invalid(
  issue: { readonly path: PropertyKey[]; readonly message: string } | undefined,
  under?: string,
): ReadEvent {
  const path = [...(under ? [under] : []), ...(issue?.path ?? []).map(String)].join(".");
  const sentence = issue?.message ?? "This is no event.";
  return { problem: validation(path === "" ? sentence : `${path}: ${sentence}`) };
}
