import { type JetStreamClient, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, headers, type NatsConnection } from "@nats-io/transport-node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shopDoor } from "@/server/accounts/accounts-broker";
import { openNatsLink } from "@/server/accounts/adapters/outbound/messaging/nats/nats-link";
import {
  CREATE_ACCOUNTS_HEADER,
  createNatsShopEvents,
  type NatsShopEventsDeps,
} from "@/server/accounts/adapters/outbound/messaging/nats/nats-shop-events";
import { ensureShopStream } from "@/server/accounts/adapters/outbound/messaging/nats/nats-streams";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { startWorker, type Worker } from "@/server/platform/worker";
import { asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";
import { must } from "../support/must";
import { type NatsServer, natsBinary, startNats } from "../support/nats-server";

const title = `shop events over NATS${natsBinary === null ? " (skipped: no nats-server is installed)" : ""}`;

describe.skipIf(natsBinary === null)(title, () => {
  let scene: ModuleScene;
  let nats: NatsServer;
  let nc: NatsConnection;
  let js: JetStreamClient;
  let lead: StaffActor;
  const workers: Worker[] = [];
  const link = () => openNatsLink(nats.url);
  const opened: ReturnType<typeof openNatsLink>[] = [];

  beforeAll(async () => {
    [scene, nats] = await Promise.all([moduleScene(), startNats()]);
    lead = await putStaff(scene, "LEAD");
    nc = await connect({ servers: nats.url.replace("nats://", ""), maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    js = jetstream(nc);
    await ensureShopStream(await jetstreamManager(nc), "shop.events");
  });
  afterAll(async () => {
    await nc.close();
    await Promise.all(opened.map((one) => one.close()));
    await scene.close();
    await nats.stop();
  });
  beforeEach(() => scene.database.pool.query("DELETE FROM parked_message"));
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  const start = (wishes: Partial<NatsShopEventsDeps> = {}, howMany = 2) => {
    for (let process = 0; process < howMany; process += 1) {
      const own = link();
      opened.push(own);
      const { run } = createNatsShopEvents({
        link: own,
        subject: "shop.events",
        newId,
        delayMs: () => 20,
        deliveriesBeforeParking: 3,
        ...shopDoor(scene.accounts),
        ...wishes,
      });
      workers.push(startWorker([{ name: "shop-events", everyMs: 50, run }]));
    }
  };
  const order = (accountId: string) =>
    shopEvent("order.completed", { accountId, orderId: `O-${newId()}`, amountMinor: 90_000, currency: "INR" });
  const tell = (event: unknown, createAccounts = false) => {
    const wishes = headers();
    if (createAccounts) wishes.set(CREATE_ACCOUNTS_HEADER, "true");
    return js.publish("shop.events", typeof event === "string" ? event : JSON.stringify(event), { headers: wishes });
  };
  const counted = async (ids: readonly string[]) => {
    const { rows } = await scene.database.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM trust_signal WHERE factor = 'completion' AND source_event_id = ANY($1)",
      [ids],
    );
    return rows[0]?.n ?? 0;
  };
  const parked = async () =>
    must(await scene.accounts.queries.listParkedMessages({ cursor: null, limit: 100 }, lead)).rows;

  it("counts each event once, whether it comes by the broker, twice, or by a request as well", async () => {
    const ref = `ext:broker-${newId()}`;
    const events = Array.from({ length: 60 }, () => order(ref));
    const ask = asking(scene, (await putKey(scene)).key);
    start();
    await Promise.all([
      ...events.map((event) => tell(event, true)),
      ...events.map((event) => tell(event, true)),
      sendEvents(ask, events.slice(0, 30), newcomers),
    ]);
    const ids = events.map(({ id }) => id);
    await expect.poll(() => counted(ids)).toBe(60);
    const { rows } = await scene.database.pool.query("SELECT 1 FROM trust_signal WHERE source_event_id = ANY($1)", [
      ids,
    ]);
    expect(rows).toHaveLength(120);
    expect(await parked()).toEqual([]);
  });

  it("parks what is no event at once, and whose account stays unknown in the end; the others count", async () => {
    start();
    const ref = `ext:broker-${newId()}`;
    const good = order(ref);
    await tell("this is no JSON");
    await tell({ ...order(ref), type: "shop.nothing.v1" });
    await tell(order("ext:nobody-here"));
    await tell(good, true);
    await expect.poll(async () => (await parked()).length).toBe(3);
    await expect.poll(() => counted([good.id])).toBe(1);
    expect((await parked()).map(({ attempts }) => attempts).sort()).toEqual([1, 1, 3]);
  });

  it("waits for an account that is made meanwhile", async () => {
    const ref = `ext:late-${newId()}`;
    const early = order(ref);
    start({ deliveriesBeforeParking: 1_000 });
    await tell(early);
    await tell(order(ref), true);
    await expect.poll(() => counted([early.id])).toBe(1);
    expect(await parked()).toEqual([]);
  });

  it("a message that breaks the use case costs only itself", async () => {
    const ref = `ext:broker-${newId()}`;
    const events = [order(ref), order(ref), order(ref)];
    const [, poison] = events;
    const door = shopDoor(scene.accounts);
    const receive: typeof door.receive = async (values, ...rest) => {
      if (values.some((value) => JSON.stringify(value).includes(poison?.id ?? ""))) throw new Error("broken by it");
      return door.receive(values, ...rest);
    };
    start({ receive });
    for (const event of events) await tell(event, true);
    await expect.poll(async () => (await parked()).map(({ reason }) => reason)).toEqual(["broken by it"]);
    await expect.poll(() => counted(events.map(({ id }) => id))).toBe(2);
  });

  it("goes on where it was when the broker was away, with nothing lost", async () => {
    const ref = `ext:broker-${newId()}`;
    const [before, after] = [order(ref), order(ref)];
    start();
    await tell(before, true);
    await expect.poll(() => counted([before.id])).toBe(1);
    await nats.kill();
    await nats.start();
    await expect
      .poll(() =>
        tell(after, true).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect.poll(() => counted([before.id, after.id])).toBe(2);
  });
});
