import type { JetStreamClient } from "@nats-io/jetstream";
import type { OutboxMessage } from "@/server/accounts/outbox/account-outbox-model";
import { partitionOf, toCloudEvent } from "@/server/accounts/outbox/cloud-event";
import type { Delivery, PublishBatch } from "@/server/accounts/outbox/relay";
import { BrokerAway, type NatsLink } from "./nats-link";
import { ensureAccountStream, subjectOf } from "./nats-streams";

/**
 * Publishes to the broker, each message under its outbox id, which the broker knows a repeat by. Accounts go side by
 * side, the messages of one account one after the other's acknowledgement. Without a broker nothing fails but the batch.
 * @throws BrokerAway
 */
export function createNatsPublisher(link: NatsLink): PublishBatch {
  let ensuredEpoch = 0;
  return async (messages) => {
    const { js, jsm, epoch } = await link.use();
    if (ensuredEpoch !== epoch) {
      await whileUp(() => ensureAccountStream(jsm));
      ensuredEpoch = epoch;
    }
    const deliveries = await Promise.all([...lanesOf(messages).values()].map((lane) => publishLane(js, lane)));
    return deliveries.flat();
  };
}

function lanesOf(messages: readonly OutboxMessage[]): ReadonlyMap<string, readonly OutboxMessage[]> {
  const lanes = new Map<string, OutboxMessage[]>();
  for (const message of messages) {
    const lane = lanes.get(partitionOf(message)) ?? [];
    lanes.set(partitionOf(message), [...lane, message]);
  }
  return lanes;
}

async function publishLane(js: JetStreamClient, lane: readonly OutboxMessage[]): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const message of lane) {
    const error = await publishOne(js, message);
    deliveries.push({ message, error });
    if (error !== null) break;
  }
  return deliveries;
}

/** Null once the broker has it on record; the reason where this very message can't be published. */
async function publishOne(js: JetStreamClient, message: OutboxMessage): Promise<string | null> {
  const event = toCloudEvent(message);
  try {
    await js.publish(subjectOf(event.partitionkey), JSON.stringify(event), { msgID: event.id });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (isTooLarge(reason)) return `The broker takes no message of this size: ${reason}`;
    throw new BrokerAway(reason);
  }
}

const isTooLarge = (reason: string): boolean => /payload.*exceed|max.?payload|message size exceeds/i.test(reason);

async function whileUp<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new BrokerAway(error instanceof Error ? error.message : String(error));
  }
}
