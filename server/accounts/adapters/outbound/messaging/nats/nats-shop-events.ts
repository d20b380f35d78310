import type { JsMsg } from "@nats-io/jetstream";
import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { type MessageBuffer, openMessageBuffer } from "./message-buffer";
import { BrokerAway, type NatsLink } from "./nats-link";
import { ensureConsumer, ensureShopStream } from "./nats-streams";

/** What became of one event: received (again), or why not; `isFinal` where waiting changes nothing. */
export type ShopEventOutcome = { readonly reason: string; readonly isFinal: boolean } | null;

export type NatsShopEventsDeps = {
  readonly link: NatsLink;
  readonly subject: string;
  /** One commit for all of them; answers in the order given. Throws when it could not be done at all. */
  readonly receive: (
    values: readonly unknown[],
    createAccounts: boolean,
    origin: RequestOrigin,
  ) => Promise<readonly ShopEventOutcome[]>;
  readonly park: (
    failures: readonly { readonly value: unknown; readonly reason: string; readonly attempts: number }[],
    origin: RequestOrigin,
  ) => Promise<void>;
  readonly newId: () => string;
  readonly deliveriesBeforeParking?: number;
  readonly delayMs?: (deliveries: number) => number;
  readonly onFailure?: (failure: { readonly error: string; readonly parked: boolean }) => void;
};

export const broker: Actor = { kind: "SYSTEM", name: "system:broker" };

export const SHOP_CONSUMER = "goodstanding-shop-events";
/** A message that says so may bring accounts we do not know yet, as the request's header of the same meaning. */
export const CREATE_ACCOUNTS_HEADER = "Create-Accounts";
const batchSize = 500;
const usualDeliveries = 8;

/**
 * Takes events of the shop from the broker through the use case of the requests, acknowledged after the commit. One that
 * is no event is parked at once; one whose account is not known yet, or that fails, comes back after a while and is
 * parked in the end. Any number of processes may run it.
 */
export function createNatsShopEvents(deps: NatsShopEventsDeps) {
  let open: { readonly epoch: number; readonly buffer: MessageBuffer } | null = null;

  async function leave(): Promise<void> {
    await open?.buffer.close().catch(() => undefined);
    open = null;
  }

  async function current(): Promise<MessageBuffer> {
    const { js, jsm, epoch } = await deps.link.use();
    if (open?.epoch === epoch) return open.buffer;
    await leave();
    const stream = await ensureShopStream(jsm, deps.subject);
    await ensureConsumer(jsm, stream, SHOP_CONSUMER, deps.subject);
    const buffer = await openMessageBuffer(await js.consumers.get(stream, SHOP_CONSUMER));
    open = { epoch, buffer };
    return buffer;
  }

  return {
    run: async (stop: AbortSignal): Promise<"more" | "idle"> => {
      try {
        const buffer = await current();
        const messages = await buffer.take(batchSize, stop);
        for (const group of byWish(messages)) await receiveGroup(deps, group);
        if (!stop.aborted) return "more";
      } catch (error) {
        await leave();
        if (error instanceof BrokerAway || !deps.link.isUp()) return "idle";
        throw error;
      }
      await leave();
      return "idle";
    },
  };
}

type Group = { readonly messages: readonly JsMsg[]; readonly createAccounts: boolean };

function byWish(messages: readonly JsMsg[]): readonly Group[] {
  const wishes = (message: JsMsg) => message.headers?.get(CREATE_ACCOUNTS_HEADER) === "true";
  return [true, false]
    .map((createAccounts) => ({
      createAccounts,
      messages: messages.filter((message) => wishes(message) === createAccounts),
    }))
    .filter(({ messages: group }) => group.length > 0);
}

type Read = { readonly message: JsMsg; readonly value: unknown };

async function receiveGroup(deps: NatsShopEventsDeps, { messages, createAccounts }: Group): Promise<void> {
  const origin = { requestId: `broker:${deps.newId()}`, channel: "worker", ip: null, userAgent: null } as const;
  const read = messages.map((message) => ({ message, value: contentOf(message) }));
  const outcomes = await receiveOrSplit(deps, read, createAccounts, origin);
  const parked = read.flatMap(({ message, value }, place) => {
    const outcome = outcomes[place] ?? null;
    const attempts = message.info.deliveryCount;
    const isLast = outcome?.isFinal === true || attempts >= (deps.deliveriesBeforeParking ?? usualDeliveries);
    return outcome && isLast ? [{ message, value, reason: outcome.reason, attempts }] : [];
  });
  if (parked.length > 0) await deps.park(parked, origin);
  const isParked = new Set(parked.map(({ message }) => message));
  for (const [place, { message }] of read.entries()) {
    const outcome = outcomes[place] ?? null;
    if (outcome === null || isParked.has(message)) message.ack();
    else message.nak((deps.delayMs ?? usualDelayMs)(message.info.deliveryCount));
    if (outcome) deps.onFailure?.({ error: outcome.reason, parked: isParked.has(message) });
  }
}

/** All in one commit; where that fails each by itself, to find whose it is and to spare the others. */
async function receiveOrSplit(
  deps: NatsShopEventsDeps,
  read: readonly Read[],
  createAccounts: boolean,
  origin: RequestOrigin,
): Promise<readonly ShopEventOutcome[]> {
  const values = read.map(({ value }) => value);
  try {
    return await deps.receive(values, createAccounts, origin);
  } catch (error) {
    if (read.length <= 1) return [{ reason: error instanceof Error ? error.message : String(error), isFinal: false }];
  }
  const outcomes: ShopEventOutcome[] = [];
  for (const one of read) outcomes.push(...(await receiveOrSplit(deps, [one], createAccounts, origin)));
  return outcomes;
}

/** Text that is no JSON is kept as text: it is no event, and says so when it is parked. */
function contentOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return message.string().slice(0, longestText);
  }
}

const longestText = 4_096;
const usualDelayMs = (deliveries: number): number => Math.min(1_000 * 2 ** (deliveries - 1), 60_000);
