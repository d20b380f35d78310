import { AckPolicy, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { shopEventToPark } from "@/server/accounts/adapters/inbound/consumer/shop-event-to-park";
import { natsBrokerReader } from "@/server/accounts/adapters/outbound/messaging/nats/nats-broker-reader";
import { openNatsLink } from "@/server/accounts/adapters/outbound/messaging/nats/nats-link";
import { SHOP_CONSUMER } from "@/server/accounts/adapters/outbound/messaging/nats/nats-shop-events";
import {
  ACCOUNT_STREAM,
  ensureAccountStream,
  ensureConsumer,
  ensureShopStream,
  subjectOf,
  takeOverConsumer,
} from "@/server/accounts/adapters/outbound/messaging/nats/nats-streams";
import { databaseAlone } from "@/server/accounts/installation";
import { shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { type NatsServer, natsBinary, startNats } from "../support/nats-server";

const system = { kind: "SYSTEM", name: "system:broker" } as const;

describe("the broker, as the system page shows it", () => {
  let scene: ModuleScene;
  beforeAll(async () => {
    scene = await moduleScene();
  });
  afterAll(() => scene.close());

  it("says that there is none where events go through the database, and counts what is parked", async () => {
    const lead = await putStaff(scene, "LEAD");
    const value = shopEvent("order.completed", { accountId: "ext:nobody", orderId: "O-1", currency: "INR" });
    must(
      await scene.accounts.messages.park(
        [shopEventToPark({ value, reason: "There is no such account.", attempts: 5 })],
        system,
        systemOrigin,
      ),
    );
    const state = must(await scene.accounts.queries.getBrokerState(lead));
    expect(state).toMatchObject({ mode: "EMBEDDED", isConnected: true, streams: [], consumers: [], parked: 1 });
  });

  it("is nothing for an analyst", async () => {
    const analyst = await putStaff(scene, "ANALYST");
    expect(refusalCode(await scene.accounts.queries.getBrokerState(analyst))).toBe("FORBIDDEN");
  });
});

const title = `a NATS broker${natsBinary === null ? " (skipped: no nats-server is installed)" : ""}`;

describe.skipIf(natsBinary === null)(title, () => {
  let nats: NatsServer;
  let nc: NatsConnection;
  const links: ReturnType<typeof openNatsLink>[] = [];
  const payload = new TextEncoder().encode("{}");

  beforeAll(async () => {
    nats = await startNats();
    nc = await connect({ servers: nats.url.replace("nats://", "") });
  });
  afterEach(() => Promise.all(links.splice(0).map((link) => link.close())));
  afterAll(async () => {
    await nc.close();
    await nats.stop();
  });

  const reader = (now = () => new Date(), url = nats.url) => {
    const link = openNatsLink(url);
    links.push(link);
    return natsBrokerReader({ link, shopSubject: "shop.events", now });
  };

  it("without our streams has none and is connected all the same", async () => {
    expect(await reader()()).toEqual({ isConnected: true, streams: [], consumers: [] });
  });

  it("shows what each of our consumers has not got, what came back, and how old the oldest is", async () => {
    const jsm = await jetstreamManager(nc);
    const js = jetstream(nc);
    await ensureAccountStream(jsm);
    await takeOverConsumer(jsm, "reader-of-accounts");
    const shop = await ensureShopStream(jsm, "shop.events");
    await ensureConsumer(jsm, shop, SHOP_CONSUMER, "shop.events");
    await jsm.consumers.add(shop, { durable_name: "of-somebody-else", ack_policy: AckPolicy.Explicit });
    const acknowledged = await js.publish(subjectOf("a"), payload);
    const first = await js.publish(subjectOf("b"), payload);
    const consumer = await js.consumers.get(ACCOUNT_STREAM, "reader-of-accounts");
    const taken = [await consumer.next(), await consumer.next()];
    await taken[0]?.ackAck();
    taken[1]?.nak();
    expect((await consumer.next())?.redelivered).toBe(true);
    const stored = await jsm.streams.getMessage(ACCOUNT_STREAM, { seq: first.seq });
    const oldest = stored?.time.getTime() ?? 0;
    // The next are of a later millisecond, so that their ages can't be taken for that of the oldest.
    while (Date.now() <= oldest) await jsm.streams.info(ACCOUNT_STREAM);
    for (const lane of ["c", "d"]) await js.publish(subjectOf(lane), payload);

    const minuteLater = new Date(oldest + 60_000);
    const { isConnected, streams, consumers } = await reader(() => minuteLater)();
    expect(acknowledged.seq).toBe(first.seq - 1);
    expect(isConnected).toBe(true);
    expect(streams).toEqual([
      { name: ACCOUNT_STREAM, messages: 4, lastAt: expect.any(Date) },
      { name: shop, messages: 0, lastAt: null },
    ]);
    expect(consumers).toEqual([
      {
        name: "reader-of-accounts",
        stream: ACCOUNT_STREAM,
        pending: 2,
        unacknowledged: 1,
        redelivered: 1,
        lagSeconds: 60,
      },
      { name: SHOP_CONSUMER, stream: shop, pending: 0, unacknowledged: 0, redelivered: 0, lagSeconds: null },
    ]);
  });

  it("is asked once, however many look at the same moment", async () => {
    const at = new Date();
    const asked: string[] = [];
    const link = openNatsLink(nats.url);
    links.push(link);
    const counting = {
      use: () => {
        asked.push("use");
        return link.use();
      },
    };
    const read = natsBrokerReader({ link: counting, shopSubject: "shop.events", now: () => at });
    await Promise.all([read(), read(), read()]);
    expect(asked).toEqual(["use"]);
  });

  it("that does not answer is shown as away, beside what is parked in the database", async () => {
    const readBroker = reader(undefined, "nats://127.0.0.1:1");
    const scene = await moduleScene({ installation: { ...databaseAlone(), readBroker } });
    try {
      const lead = await putStaff(scene, "LEAD");
      const state = must(await scene.accounts.queries.getBrokerState(lead));
      expect(state).toMatchObject({ mode: "NATS", isConnected: false, consumers: [], parked: 0 });
    } finally {
      await scene.close();
    }
  });
});
