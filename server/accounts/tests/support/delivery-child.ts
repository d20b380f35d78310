/**
 * A relay and a consumer over one transport that die by SIGKILL at a point of their work:
 * `node --import tsx delivery-child.ts <connection string> <broker's address or ""> <master key, hex> <point>`,
 * where the point is before-publish, after-publish, effect or after-commit.
 */
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createNatsAccountConsumer } from "@/server/accounts/adapters/outbound/messaging/nats/nats-account-consumer";
import { openNatsLink } from "@/server/accounts/adapters/outbound/messaging/nats/nats-link";
import { createNatsPublisher } from "@/server/accounts/adapters/outbound/messaging/nats/nats-publisher";
import { createRelay, type PublishBatch } from "@/server/accounts/outbox/relay";
import { openPool } from "@/server/platform/database";
import { startWorker } from "@/server/platform/worker";
import { markingConsumer } from "./marking-consumer";

const [appUrl = "", natsUrl = "", point = ""] = process.argv.slice(2);
const now = () => new Date();
const die = () => process.kill(process.pid, "SIGKILL");

const pool = openPool({ appUrl, applicationName: "delivery-child" });
const marking = markingConsumer();
const consumer = {
  ...marking,
  handle: async (...given: Parameters<typeof marking.handle>) => {
    await marking.handle(...given);
    if (point === "effect") die();
  },
};

const dying =
  (publish: PublishBatch): PublishBatch =>
  async (messages, tx) => {
    if (point === "before-publish") die();
    const deliveries = await publish(messages, tx);
    if (point === "after-publish") die();
    return deliveries;
  };

if (natsUrl === "") {
  const publish = createAccountEventPublisher({ consumers: [consumer], now });
  await createRelay({ pool, now, publish: dying(publish), onPublished: die })();
} else {
  const link = openNatsLink(natsUrl);
  await createRelay({ pool, now, publish: dying(createNatsPublisher(link)) })();
  const sealing = {
    seal: () => Promise.reject(new Error("nothing is parked here")),
    open: () => Promise.resolve(null),
  };
  // Acknowledgements leave with the next turn of the loop: whoever dies before it has committed and said nothing.
  const job = createNatsAccountConsumer({ link, pool, now, sealing, onHandled: die }, consumer);
  startWorker([{ name: consumer.name, everyMs: 50, run: job.run }]);
}
