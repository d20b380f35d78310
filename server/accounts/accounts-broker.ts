import type { Pool } from "pg";
import { openPool } from "@/server/platform/database";
import type { Logger } from "@/server/platform/logger";
import type { Job } from "@/server/platform/worker";
import type { AccountsModule } from "./accounts-module";
import { shopEventToPark } from "./adapters/inbound/consumer/shop-event-to-park";
import type { AccountEventConsumer } from "./adapters/outbound/messaging/account-event-consumer";
import { messageSealing } from "./adapters/outbound/messaging/nats/message-sealing";
import { createNatsAccountConsumer } from "./adapters/outbound/messaging/nats/nats-account-consumer";
import { openNatsLink } from "./adapters/outbound/messaging/nats/nats-link";
import { createNatsPublisher } from "./adapters/outbound/messaging/nats/nats-publisher";
import {
  broker,
  createNatsShopEvents,
  type NatsShopEventsDeps,
  type ShopEventOutcome,
} from "./adapters/outbound/messaging/nats/nats-shop-events";
import type { NewId } from "./application/ports/outbound/clock-and-ids";
import type { AccountCloudEvent } from "./outbox/cloud-event";
import type { PublishBatch } from "./outbox/relay";
import { workerApplicationName } from "./outbox/system-health";

export type AccountsBrokerDeps = {
  readonly url: string;
  readonly shopSubject: string;
  readonly appUrl: string;
  readonly pool: Pool;
  readonly accounts: Pick<AccountsModule, "encryption" | "api" | "messages">;
  readonly consumers: readonly AccountEventConsumer[];
  readonly onHandled: (events: readonly AccountCloudEvent[]) => void;
  readonly newId: NewId;
  readonly now: () => Date;
  readonly logger: Logger;
};

/** The way over the broker: where the relay publishes, and the jobs that bring events to our consumers and the shop's in. */
export type AccountsBroker = { readonly publish: PublishBatch; readonly jobs: readonly Job[] };

export function buildAccountsBroker(deps: AccountsBrokerDeps): AccountsBroker {
  const { url, shopSubject, appUrl, pool, accounts, consumers, newId, now, logger } = deps;
  const link = openNatsLink(url);
  const leases = openPool({ appUrl, poolSize: consumers.length, applicationName: workerApplicationName });
  const sealing = messageSealing(accounts.encryption, pool);
  const onFailure = (failure: object) => logger.warn(failure, "an event from the broker was not taken");
  const jobs = consumers.map((consumer) => {
    const { run } = createNatsAccountConsumer(
      { link, pool: leases, now, sealing, onHandled: deps.onHandled, onFailure },
      consumer,
    );
    return { name: `broker-${consumer.name}`, everyMs: 1_000, run };
  });
  const shop = createNatsShopEvents({ link, subject: shopSubject, newId, onFailure, ...shopDoor(accounts) });
  return {
    publish: createNatsPublisher(link),
    jobs: [...jobs, { name: "broker-shop-events", everyMs: 1_000, run: shop.run }],
  };
}

/** The use case of the requests, for messages. */
export const shopDoor = ({
  api,
  messages,
}: AccountsBrokerDeps["accounts"]): Pick<NatsShopEventsDeps, "receive" | "park"> => ({
  receive: async (values, createAccounts, origin) => {
    const { events, unreadable } = await api.readEvents(values.map((value, index) => ({ index, value })));
    const received = await api.receiveEvents({ events, unreadable, createAccounts }, broker, origin);
    if (!received.ok) throw new Error(`Events of the shop were refused: ${received.refusal.code}`);
    const outcomes: ShopEventOutcome[] = values.map(() => null);
    for (const { index, code, message } of received.value.rejected) {
      // Whoever is unknown may be made in a moment.
      outcomes[index] = { reason: message, isFinal: code !== "NOT_FOUND" };
    }
    return outcomes;
  },
  park: async (failures, origin) => {
    const parked = await messages.park(failures.map(shopEventToPark), broker, origin);
    if (!parked.ok) throw new Error(`Messages could not be parked: ${parked.refusal.code}`);
  },
});
