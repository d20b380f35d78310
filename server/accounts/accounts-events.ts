import type { Config } from "@/server/platform/config";
import type { Database } from "@/server/platform/database";
import type { LiveChannel } from "@/server/platform/live-channel";
import type { Logger } from "@/server/platform/logger";
import type { Job } from "@/server/platform/worker";
import { type AccountsBrokerDeps, buildAccountsBroker } from "./accounts-broker";
import { type LinkEventsDeps, linkEventsHandler } from "./adapters/inbound/consumer/link-events-handler";
import { type SignInEventsDeps, signInEventsHandler } from "./adapters/inbound/consumer/sign-in-events-handler";
import type { AccountEventConsumer } from "./adapters/outbound/messaging/account-event-consumer";
import { createAccountEventPublisher } from "./adapters/outbound/messaging/account-event-publisher";
import { accountTopic } from "./adapters/outbound/messaging/live-topics";
import { BrokerAway } from "./adapters/outbound/messaging/nats/nats-link";
import { createWebhookConsumer } from "./adapters/outbound/messaging/webhook-consumer";
import type { NewId } from "./application/ports/outbound/clock-and-ids";
import { partitionOf } from "./outbox/cloud-event";
import { createRelay, type RelayRun } from "./outbox/relay";
import { accountSummaryEvents } from "./read-model/projections/account-summary-projection";
import { createAccountSummaryConsumer } from "./read-model/rebuild/account-summary-consumer";
import { buyerActivityModel, sellerReputationModel } from "./read-model/rebuild/folded-models";
import { createFoldedConsumer } from "./read-model/rebuild/folded-read-model";
import { createLinkKeysConsumer, type HashLinkText } from "./read-model/rebuild/link-keys-consumer";

export type EventDeliveryDeps = {
  readonly database: Pick<Database, "pool">;
  readonly liveChannel: Pick<LiveChannel, "publish">;
  readonly accounts: AccountsBrokerDeps["accounts"] &
    SignInEventsDeps &
    LinkEventsDeps & { readonly hashLinkText: HashLinkText };
  readonly config: Pick<Config, "appUrl" | "broker">;
  readonly newId: NewId;
  readonly logger: Logger;
};

/** The relay, and over a broker the jobs behind it. */
export type EventDelivery = {
  readonly relay: (stop?: AbortSignal) => Promise<RelayRun>;
  readonly jobs: readonly Job[];
};

/** Brings events to everybody who listens: within the relay's transaction, or with `NATS_URL` over the broker. */
export function buildEventDelivery(deps: EventDeliveryDeps, now: () => Date): EventDelivery {
  const { database, liveChannel, logger, config, accounts, newId } = deps;
  const consumers = consumersOf(deps, now);
  const tell = (events: readonly Told[]) => liveChannel.publish(renamedAccounts(events));
  const broker =
    config.broker &&
    buildAccountsBroker({
      ...config.broker,
      appUrl: config.appUrl,
      pool: database.pool,
      accounts,
      consumers,
      newId,
      now,
      logger,
      onHandled: tell,
    });
  const relay = createRelay({
    pool: database.pool,
    now,
    publish: broker?.publish ?? createAccountEventPublisher({ consumers, now }),
    // Over a broker the read model has them later, and says so itself.
    onPublished: (messages) => {
      if (!broker) tell(messages.map((message) => ({ type: message.type, partitionkey: partitionOf(message) })));
    },
    onFailure: ({ message: { id, type, attempts }, error, parked }) =>
      logger.warn({ eventId: id, type, attempts: attempts + 1, parked, problem: error }, "an event was not delivered"),
  });
  return { relay: async (stop) => relay(stop).catch(unlessAway), jobs: broker?.jobs ?? [] };
}

/** Everybody inside who listens to account events. The order means nothing: each has an inbox of its own. */
const consumersOf = ({ accounts }: EventDeliveryDeps, now: () => Date): readonly AccountEventConsumer[] => [
  createAccountSummaryConsumer({ now }),
  createFoldedConsumer(sellerReputationModel, { now }),
  createFoldedConsumer(buyerActivityModel, { now }),
  createLinkKeysConsumer(accounts.hashLinkText),
  signInEventsHandler(accounts),
  linkEventsHandler(accounts),
  createWebhookConsumer({ now }),
];

/** The next look comes soon and by itself, however long the broker is away. */
function unlessAway(error: unknown): RelayRun {
  if (error instanceof BrokerAway) return { published: 0, failed: 0 };
  throw error;
}

type Told = { readonly type: string; readonly partitionkey: string };

/** Pages that list accounts show the new text only once it is in the read model. */
const renamedAccounts = (events: readonly Told[]): string[] => [
  ...new Set(
    events.flatMap(({ type, partitionkey }) => (accountSummaryEvents.has(type) ? [accountTopic(partitionkey)] : [])),
  ),
];
