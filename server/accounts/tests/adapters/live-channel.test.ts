import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openPool } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";
import { type LiveChannel, openLiveChannel } from "@/server/platform/live-channel";
import { createEmptyDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
const open: LiveChannel[] = [];

beforeAll(async () => {
  database = await createEmptyDatabase();
  pool = openPool({ appUrl: database.appUrl, poolSize: 2 });
});
afterEach(async () => {
  for (const channel of open.splice(0)) await channel.close();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A channel as another process would have it: its own connection. */
async function channel(options: { heartbeatMs?: number; resyncWhileLostMs?: number } = {}): Promise<LiveChannel> {
  const made = openLiveChannel({ appUrl: database.appUrl, pool, ...options });
  open.push(made);
  await expect.poll(() => made.isConnected()).toBe(true);
  return made;
}

async function cutListeners(): Promise<void> {
  await withConnection(database.ownerUrl, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'goodstanding-live' AND datname = current_database()`,
    ),
  );
}

describe("the live channel", () => {
  it("tells another process's subscribers of a topic, and nobody else's", async () => {
    const [here, there] = [await channel(), await channel()];
    const heard = vi.fn();
    const unconcerned = vi.fn();
    there.subscribe("account:1", heard);
    there.subscribe("account:2", unconcerned);
    here.publish(["account:1"]);
    await expect.poll(() => heard).toHaveBeenCalledExactlyOnceWith("changed", "account:1");
    expect(unconcerned).not.toHaveBeenCalled();
  });

  it("tells the publisher's own process too", async () => {
    const here = await channel();
    const heard = vi.fn();
    here.subscribe("review-queue", heard);
    here.publish(["review-queue"]);
    await expect.poll(() => heard).toHaveBeenCalledWith("changed", "review-queue");
  });

  it("carries one topic once, however often it is published in a moment", async () => {
    const here = await channel();
    const heard = vi.fn();
    const last = vi.fn();
    here.subscribe("account:1", heard);
    here.subscribe("account:last", last);
    for (let count = 0; count < 500; count += 1) here.publish(["account:1"]);
    here.publish(["account:last"]);
    await expect.poll(() => last).toHaveBeenCalledOnce();
    expect(heard).toHaveBeenCalledOnce();
  });

  it("carries more topics than one notification holds", async () => {
    const here = await channel();
    const heard = new Set<string>();
    const topics = Array.from({ length: 1_000 }, (_, index) => `account:${String(index).padStart(36, "0")}`);
    for (const topic of topics) here.subscribe(topic, () => heard.add(topic));
    here.publish(topics);
    await expect.poll(() => heard.size).toBe(topics.length);
  });

  it("connects again when its connection is cut, and asks everyone to read again", async () => {
    const here = await channel();
    const heard = vi.fn();
    here.subscribe("account:1", heard);
    await cutListeners();
    await expect.poll(() => heard).toHaveBeenCalledWith("resync", "account:1");
    await expect.poll(() => here.isConnected()).toBe(true);
    here.publish(["account:1"]);
    await expect.poll(() => heard).toHaveBeenCalledWith("changed", "account:1");
  });

  it("asks everyone to read again and again while it has no connection", async () => {
    const made = openLiveChannel({
      appUrl: "postgresql://nobody@127.0.0.1:1/none",
      pool,
      resyncWhileLostMs: 10,
    });
    open.push(made);
    const heard = vi.fn();
    made.subscribe("account:1", heard);
    await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(2);
    expect(heard).toHaveBeenLastCalledWith("resync", "account:1");
  });

  it("stops telling who unsubscribed", async () => {
    const here = await channel();
    const left = vi.fn();
    const stayed = vi.fn();
    here.subscribe("account:1", left)();
    here.subscribe("account:1", stayed);
    here.publish(["account:1"]);
    await expect.poll(() => stayed).toHaveBeenCalled();
    expect(left).not.toHaveBeenCalled();
  });
});
