import { expect } from "vitest";
import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { messageSealing } from "@/server/accounts/adapters/outbound/messaging/nats/message-sealing";
import { createNatsAccountConsumer } from "@/server/accounts/adapters/outbound/messaging/nats/nats-account-consumer";
import { BrokerAway, openNatsLink } from "@/server/accounts/adapters/outbound/messaging/nats/nats-link";
import { createNatsPublisher } from "@/server/accounts/adapters/outbound/messaging/nats/nats-publisher";
import { createRelay, type PublishBatch } from "@/server/accounts/outbox/relay";
import { withConnection } from "@/server/platform/database-session";
import { startWorker, type Worker } from "@/server/platform/worker";
import { type ModuleScene, moduleScene } from "./module-scene";
import { type NatsServer, startNats } from "./nats-server";
import { type OutboxBench, openOutboxBench } from "./outbox-bench";

export type TransportName = "Postgres alone" | "NATS";

/** Relays and consumers over one transport, as the worker plugs them together. */
export type DeliveryScene = {
  readonly scene: ModuleScene;
  readonly bench: OutboxBench;
  /** Where the broker is, for a process of its own; empty without one. */
  readonly natsUrl: string;
  readonly publish: PublishBatch;
  /** One more consumer, delivered to from now on. */
  readonly consume: (consumer: AccountEventConsumer) => Promise<void>;
  /** Nobody is delivered to any more. */
  readonly stopConsuming: () => Promise<void>;
  /** Rounds of so many relays at once, letting time pass, until it is so. */
  readonly until: (isSo: () => Promise<boolean>, relays?: number) => Promise<void>;
  /** One round of a relay; while the broker is away it does nothing. */
  readonly relayOnce: () => Promise<void>;
  readonly takeAway: () => Promise<void>;
  readonly bringBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const triesBeforeParking = 4;

export async function openDeliveryScene(transport: TransportName): Promise<DeliveryScene> {
  const scene = await moduleScene();
  const bench = await openOutboxBench(scene.testDatabase);
  const broker = transport === "NATS" ? await startNats() : null;
  const plugged = broker ? plugNats(scene, bench, broker) : plugPostgres();
  const clock = { now: Date.now() };
  const now = () => new Date(clock.now);
  const relayOf = () => createRelay({ pool: bench.newPool(), now, publish: plugged.publish, batchSize: 25 });
  const relays = [relayOf(), relayOf(), relayOf()];
  const round = async (howMany: number) => {
    await Promise.all(relays.slice(0, howMany).map((relay) => relay().catch(unlessAway)));
    // Whatever waits for its next try is due by then.
    clock.now += 700_000;
  };
  return {
    scene,
    bench,
    natsUrl: broker?.url ?? "",
    ...plugged,
    relayOnce: () => round(1),
    until: (isSo, howMany = 1) =>
      expect
        .poll(
          async () => {
            await round(howMany);
            return await isSo();
          },
          { interval: 20 },
        )
        .toBe(true),
    takeAway: () => (broker ? broker.kill() : allowConnections(scene, false)),
    bringBack: () => (broker ? broker.start() : allowConnections(scene, true)),
    close: async () => {
      await plugged.stopConsuming();
      await plugged.leave();
      await bench.close();
      await scene.close();
      await broker?.stop();
    },
  };
}

function plugPostgres() {
  const consumers: AccountEventConsumer[] = [];
  const publish: PublishBatch = (messages, tx) =>
    createAccountEventPublisher({ consumers, now: () => new Date() })(messages, tx);
  return {
    publish,
    consume: async (consumer: AccountEventConsumer) => void consumers.push(consumer),
    stopConsuming: async () => void consumers.splice(0),
    leave: async () => undefined,
  };
}

function plugNats({ accounts, database }: ModuleScene, bench: OutboxBench, broker: NatsServer) {
  const link = openNatsLink(broker.url);
  const sealing = messageSealing(accounts.encryption, database.pool);
  const workers: Worker[] = [];
  return {
    publish: createNatsPublisher(link),
    consume: async (consumer: AccountEventConsumer) => {
      const job = createNatsAccountConsumer(
        {
          link,
          pool: bench.newPool(),
          now: () => new Date(),
          sealing,
          triesBeforeParking,
          delayMs: () => 20,
        },
        consumer,
      );
      workers.push(startWorker([{ name: consumer.name, everyMs: 50, run: job.run }]));
    },
    stopConsuming: async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    },
    leave: () => link.close(),
  };
}

/** Without a broker the database is the way: nobody comes in, and whoever was in is cut off. */
async function allowConnections({ testDatabase }: ModuleScene, isAllowed: boolean): Promise<void> {
  const { pathname } = new URL(testDatabase.ownerUrl);
  const name = decodeURIComponent(pathname.slice(1));
  const elsewhere = new URL(testDatabase.ownerUrl);
  elsewhere.pathname = "/postgres";
  await withConnection(elsewhere.toString(), async (client) => {
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${isAllowed}`);
    if (!isAllowed) {
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    }
  });
}

/** The relay's worker goes on likewise: it fails, and comes back. */
function unlessAway(error: unknown): void {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const isCutOff = ["57P01", "55000", "08006", "ECONNRESET"].includes(code) || /terminated|ended/i.test(String(error));
  if (!(error instanceof BrokerAway) && !isCutOff) throw error;
}
