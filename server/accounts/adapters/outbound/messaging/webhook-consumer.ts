import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import { queueWebhooks, wantedTypes } from "@/server/accounts/outbox/webhook-queue";
import type { AccountEventConsumer } from "./account-event-consumer";

/** Queues account events for the receivers that want them, in the commit that says they are done here. */
export const createWebhookConsumer = ({ now }: { readonly now: () => Date }): AccountEventConsumer => ({
  name: "webhooks",
  types: "ALL",
  narrow: async (events, tx) => {
    const wanted = await wantedTypes(tx);
    return events.filter(({ type }) => wanted.has(type));
  },
  handle: async (events, tx) =>
    await queueWebhooks(
      tx,
      events.map((event) => ({ event, body: webhookBody(event) })),
      now(),
    ),
});

/**
 * The event as CloudEvents writes it, with the `timestamp` that Standard Webhooks looks for. Who of the house acted and
 * by which request is nobody's business outside.
 */
export const webhookBody = (event: AccountCloudEvent): string => {
  const { specversion, id, source, type, subject, time, datacontenttype, data, partitionkey, sequence } = event;
  const told = { specversion, id, source, type, subject, time, timestamp: time, datacontenttype };
  return JSON.stringify({ ...told, data: withoutActor(data), partitionkey, sequence });
};

function withoutActor(data: AccountCloudEvent["data"]): AccountCloudEvent["data"] {
  const { by: _by, ...facts } = data;
  return facts;
}
