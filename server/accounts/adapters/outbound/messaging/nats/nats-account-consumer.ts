import type { JsMsg } from "@nats-io/jetstream";
import type { Pool } from "pg";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import { retryDelaySeconds } from "@/server/accounts/outbox/retry-schedule";
import type { AccountEventConsumer } from "../account-event-consumer";
import { type ConsumerLease, openLease } from "./consumer-lease";
import { type LaneOrder, openLaneOrder } from "./lane-order";
import { type MessageBuffer, openMessageBuffer } from "./message-buffer";
import { BrokerAway, type NatsLink } from "./nats-link";
import { ACCOUNT_STREAM, ensureAccountStream, takeOverConsumer } from "./nats-streams";
import { deliverReleased, type MessageSealing } from "./parked-lanes";
import { readAccountEvent } from "./read-account-event";
import { type EffectDeps, type Taken, takeEffect } from "./take-effect";

export type NatsConsumerDeps = {
  readonly link: NatsLink;
  /** Each consumer that runs keeps one connection of it. */
  readonly pool: Pick<Pool, "connect">;
  readonly now: () => Date;
  readonly sealing: MessageSealing;
  /** After so many tries a message is parked. */
  readonly triesBeforeParking?: number;
  readonly delayMs?: (failures: number) => number;
  /** Told after the commit what took effect. */
  readonly onHandled?: (events: readonly AccountCloudEvent[]) => void;
  readonly onFailure?: (failure: { eventId: string; error: string; parked: boolean }) => void;
};

/** With waits of 1, 2, 4, 8 and 16 seconds: half a minute. */
const usualTries = 6;
const batchSize = 200;

type Session = {
  readonly epoch: number;
  readonly buffer: MessageBuffer;
  readonly order: LaneOrder;
};

/**
 * Delivers account events from the broker to one consumer, as a job of the worker: one process at a time, by a lease in
 * the database whose connection also carries the effects. Effect and inbox are one commit, acknowledged after it. A
 * message that fails comes back after a while, what follows it in its account waits; in the end it is parked with what
 * stands behind it, and other accounts go on.
 */
export function createNatsAccountConsumer(deps: NatsConsumerDeps, consumer: AccountEventConsumer) {
  const lease = openLease(deps.pool, consumer.name);
  let session: Session | null = null;

  async function leave(): Promise<void> {
    await session?.buffer.close().catch(() => undefined);
    session = null;
  }

  async function current(): Promise<Session> {
    const { js, jsm, epoch } = await deps.link.use();
    if (session?.epoch === epoch) return session;
    await leave();
    await ensureAccountStream(jsm);
    await takeOverConsumer(jsm, consumer.name);
    const buffer = await openMessageBuffer(await js.consumers.get(ACCOUNT_STREAM, consumer.name));
    session = { epoch, buffer, order: openLaneOrder() };
    return session;
  }

  async function turn(stop: AbortSignal): Promise<"more" | "idle"> {
    if (!(await lease.hold())) return "idle";
    const open = await current();
    const released = await lease.inTransaction((tx) => deliverReleased(tx, deps.sealing, consumer, deps.now()));
    if (released.length > 0) deps.onHandled?.(released);
    const messages = await open.buffer.take(batchSize, stop);
    // They belong to a connection that is gone: the next session gets them again, in their order.
    if (messages.length > 0 && deps.link.epoch() === open.epoch) {
      const effects = {
        ...deps,
        consumer,
        order: open.order,
        triesBeforeParking: deps.triesBeforeParking ?? usualTries,
      };
      await handleBatch(effects, lease, messages);
    }
    return "more";
  }

  return {
    run: async (stop: AbortSignal): Promise<"more" | "idle"> => {
      try {
        const outcome = await turn(stop);
        if (!stop.aborted) return outcome;
      } catch (error) {
        await leave();
        await lease.drop();
        if (error instanceof BrokerAway || !deps.link.isUp()) return "idle";
        throw error;
      }
      await leave();
      await lease.drop();
      return "idle";
    },
  };
}

type BatchDeps = EffectDeps & Pick<NatsConsumerDeps, "delayMs" | "onHandled" | "onFailure">;

async function handleBatch(deps: BatchDeps, lease: ConsumerLease, messages: readonly JsMsg[]): Promise<void> {
  const { order, onHandled, onFailure, delayMs = usualDelayMs } = deps;
  const admitted: Taken[] = [];
  for (const message of messages) {
    const event = readAccountEvent(message.data);
    if (event === null) message.term("not written by the publisher of this product");
    else if (order.admit(event.partitionkey, message.seq)) admitted.push({ message, event });
    else message.nak(delayMs(1));
  }
  if (admitted.length === 0) return;
  const { done, aside, failed, behind } = await lease.inTransaction((tx) => takeEffect(deps, tx, admitted));
  for (const { message, event } of [...done, ...aside]) {
    order.settled(event.partitionkey, message.seq);
    message.ack();
  }
  for (const { message } of behind) message.nak(delayMs(1));
  for (const { message, failures } of failed) message.nak(delayMs(failures));
  for (const { event, reason } of failed) onFailure?.({ eventId: event.id, error: reason, parked: false });
  for (const { event, failure } of aside) {
    if (failure) onFailure?.({ eventId: event.id, error: failure.reason, parked: true });
  }
  if (done.length > 0) onHandled?.(done.map(({ event }) => event));
}

const usualDelayMs = (failures: number): number => retryDelaySeconds(failures) * 1_000;
