import type { OutboxMessage } from "@/server/accounts/outbox/account-outbox-model";
import { partitionOf, toCloudEvent } from "@/server/accounts/outbox/cloud-event";
import type { Delivery, PublishBatch } from "@/server/accounts/outbox/relay";
import { inSavepoint, type Queryable } from "@/server/accounts/outbox/transaction";
import { type AccountEventConsumer, consumeOnce } from "./account-event-consumer";

export type AccountEventPublisherDeps = {
  readonly consumers: readonly AccountEventConsumer[];
  readonly now: () => Date;
};

/**
 * Publishes over Postgres to the consumers of this process, in the relay's transaction. A batch goes as a whole; only
 * when somebody fails is it repeated one message at a time, to find whose it is and to spare the others.
 */
export const createAccountEventPublisher =
  ({ consumers, now }: AccountEventPublisherDeps): PublishBatch =>
  async (messages, tx) => {
    const at = now();
    const events = messages.map(toCloudEvent);
    const failure = await inSavepoint(tx, async () => {
      for (const consumer of consumers) await consumeOnce(consumer, events, tx, at);
    });
    if (failure === null) return messages.map((message) => ({ message, error: null }));
    return await publishOneByOne(consumers, messages, tx, at);
  };

async function publishOneByOne(
  consumers: readonly AccountEventConsumer[],
  messages: readonly OutboxMessage[],
  tx: Queryable,
  at: Date,
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const held = new Set<string>();
  for (const message of messages) {
    if (held.has(partitionOf(message))) continue;
    const error = await publishOne(consumers, message, tx, at);
    if (error !== null) held.add(partitionOf(message));
    deliveries.push({ message, error });
  }
  return deliveries;
}

/** Each consumer stands for itself: who succeeded is done, who failed is named and tried again. */
async function publishOne(
  consumers: readonly AccountEventConsumer[],
  message: OutboxMessage,
  tx: Queryable,
  at: Date,
): Promise<string | null> {
  const event = toCloudEvent(message);
  const errors: string[] = [];
  for (const consumer of consumers) {
    const failure = await inSavepoint(tx, () => consumeOnce(consumer, [event], tx, at));
    if (failure !== null) errors.push(`${consumer.name}: ${failure.message}`);
  }
  return errors.length === 0 ? null : errors.join("; ");
}
