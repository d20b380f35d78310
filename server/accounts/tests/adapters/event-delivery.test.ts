import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { jetstream } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import { subjectOf } from "@/server/accounts/adapters/outbound/messaging/nats/nats-streams";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { inTransaction } from "@/server/accounts/outbox/transaction";
import { projectRoot } from "@/server/platform/project-root";
import { type DeliveryScene, openDeliveryScene, type TransportName } from "../support/delivery-scene";
import { gate } from "../support/gate";
import { markingConsumer } from "../support/marking-consumer";
import { putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { mustHaveNats, natsBinary } from "../support/nats-server";
import { type Mark, someAccounts } from "../support/outbox-bench";

test("a nats-server is there where the build wants one", () => {
  if (mustHaveNats)
    expect(natsBinary, "GOODSTANDING_REQUIRE_NATS is set, but no nats-server is installed").not.toBeNull();
});

const transports: readonly TransportName[] = ["Postgres alone", "NATS"];

for (const transport of transports) {
  const isAbsent = transport === "NATS" && natsBinary === null;
  const title = isAbsent
    ? `events over ${transport} (skipped: no nats-server is installed)`
    : `events over ${transport}`;
  describe.skipIf(isAbsent)(title, () => contract(transport));
}

function contract(transport: TransportName) {
  let delivery: DeliveryScene;
  let lead: StaffActor;
  beforeAll(async () => {
    delivery = await openDeliveryScene(transport);
    lead = await putStaff(delivery.scene, "LEAD");
    await delivery.bench.pool.query("DELETE FROM outbox");
  });
  afterAll(() => delivery.close());
  beforeEach(() => delivery.bench.pool.query("DELETE FROM parked_message"));
  afterEach(() => delivery.stopConsuming());

  const marksOf = async (ids: readonly string[]) =>
    (await delivery.bench.marks()).filter(({ eventId }) => ids.includes(eventId));
  const delivered = (ids: readonly string[]) => async () => (await marksOf(ids)).length >= ids.length;
  const parkedIds = async () => {
    const page = await delivery.scene.accounts.queries.listParkedMessages({ cursor: null, limit: 100 }, lead);
    return must(page).rows.map(({ id }) => id);
  };
  const expectOnceAndInOrder = async (ids: readonly string[], accounts: readonly string[]) => {
    const marks = await marksOf(ids);
    expect(marks.map(({ eventId }) => eventId).sort()).toEqual([...ids].sort());
    for (const account of accounts) expect(inOrder(marks.filter((mark) => mark.accountId === account))).toBe(true);
  };
  const failingOn = (isBad: (id: string) => boolean): AccountEventConsumer =>
    markingConsumer((id) => {
      if (isBad(id)) throw new Error("no way");
    });

  it("delivers everything once, in order per account, with two relays at once and random failures", async () => {
    const accounts = someAccounts(12);
    const ids = await delivery.bench.write(Array.from({ length: 120 }, (_, at) => accounts[(at * 7) % 12] ?? null));
    const luck = randomFrom(41);
    await delivery.consume(failingOn(() => luck() < 0.01));
    await delivery.until(delivered(ids), 2);
    await expectOnceAndInOrder(ids, accounts);
    expect(await parkedIds()).toEqual([]);
  });

  it("delivers once what is published twice, within the broker's memory and beyond it", async () => {
    const accounts = someAccounts(2);
    const ids = await delivery.bench.write([...accounts, ...accounts]);
    // A broker's consumer comes late, so that the repeats meet in one batch; without a broker publishing is delivering.
    if (transport === "Postgres alone") await delivery.consume(markingConsumer());
    const again = await inTransaction(delivery.bench.pool, async (tx) => {
      const { rows } = await tx.query("SELECT * FROM outbox WHERE id = ANY($1) ORDER BY seq", [ids]);
      return rows.map((row) => ({
        ...row,
        accountId: row.account_id,
        aggregateVersion: row.aggregate_version,
        occurredAt: row.occurred_at,
        correlationId: row.correlation_id,
      }));
    });
    await inTransaction(delivery.bench.pool, async (tx) => void (await delivery.publish(again, tx)));
    await inTransaction(delivery.bench.pool, async (tx) => void (await delivery.publish(again, tx)));
    if (transport === "NATS") {
      await publishBeyondMemory(delivery.natsUrl, accounts);
      await delivery.consume(markingConsumer());
    }
    await delivery.until(async () => (await delivery.bench.count("outbox")) === 0 && (await delivered(ids)()));
    await expectOnceAndInOrder(ids, accounts);
  });

  it("keeps everything while it is away, blames no message for it, and goes on when it is back", async () => {
    const accounts = someAccounts(3);
    await delivery.consume(markingConsumer());
    const before = await delivery.bench.write(accounts);
    await delivery.until(delivered(before));
    const ids = await delivery.bench.write([...accounts, ...accounts]);
    await delivery.takeAway();
    for (let round = 0; round < 15; round += 1) await delivery.relayOnce();
    await delivery.bringBack();
    expect(await delivery.bench.count("outbox", "attempts > 0")).toBe(0);
    await delivery.until(delivered(ids));
    await expectOnceAndInOrder([...before, ...ids], accounts);
  });

  it.each(["before-publish", "after-publish", "effect", "after-commit"])(
    "delivers once and in order after a process was killed at %s",
    async (point) => {
      const accounts = someAccounts(2);
      const ids = await delivery.bench.write([...accounts, ...accounts, ...accounts]);
      await runUntilKilled(delivery, point);
      const later = await delivery.bench.write(accounts);
      await delivery.consume(markingConsumer());
      await delivery.until(delivered([...ids, ...later]));
      await expectOnceAndInOrder([...ids, ...later], accounts);
    },
  );

  it("parks what fails for good with what stands behind it, lets others pass, and replays them in order", async () => {
    const [bad = "", good = ""] = someAccounts(2);
    const ids = await delivery.bench.write([bad, bad, good, bad]);
    const [poison = "", , other = ""] = ids;
    let isBroken = true;
    await delivery.consume(failingOn((id) => isBroken && id === poison));
    await delivery.until(async () => (await parkedIds()).length === 1);
    await delivery.until(delivered([other]));
    expect((await marksOf(ids)).map(({ eventId }) => eventId)).toEqual([other]);
    const followers = await delivery.bench.write([bad, good]);
    await delivery.until(delivered(followers.slice(1)));
    isBroken = false;
    const [messageId = ""] = await parkedIds();
    expect(must(await delivery.scene.accounts.messages.replay({ messageId }, lead, systemOrigin)).outcome).toBe("SENT");
    await delivery.until(delivered([...ids, ...followers]));
    await expectOnceAndInOrder([...ids, ...followers], [bad, good]);
    expect(await parkedIds()).toEqual([]);
  });

  it("lets what stands behind a skipped message go on without it", async () => {
    const [bad = ""] = someAccounts(1);
    const ids = await delivery.bench.write([bad, bad, bad]);
    const [poison = ""] = ids;
    await delivery.consume(failingOn((id) => id === poison));
    await delivery.until(async () => (await parkedIds()).length === 1);
    const [messageId = ""] = await parkedIds();
    const note = "The account was made by mistake and is gone.";
    must(await delivery.scene.accounts.messages.skip({ messageId, note }, lead, systemOrigin));
    await delivery.until(delivered(ids.slice(1)));
    await expectOnceAndInOrder(ids.slice(1), [bad]);
  });

  it("loses nothing to a consumer that is slow", async () => {
    const accounts = someAccounts(5);
    const isFree = gate();
    const marking = markingConsumer();
    const handle: typeof marking.handle = async (events, tx) => {
      await isFree.passed;
      await marking.handle(events, tx);
    };
    await delivery.consume({ ...marking, handle });
    const ids = await delivery.bench.write(Array.from({ length: 300 }, (_, at) => accounts[at % 5] ?? null));
    const relaying = delivery.until(delivered(ids));
    isFree.open();
    await relaying;
    await expectOnceAndInOrder(ids, accounts);
  });
}

async function runUntilKilled({ bench, natsUrl }: DeliveryScene, point: string): Promise<void> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "delivery-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, bench.database.appUrl, natsUrl, point], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

/** The broker knows a repeat for a while by its id; what comes without one it takes for new. */
async function publishBeyondMemory(url: string, accounts: readonly string[]): Promise<void> {
  const nc = await connect({ servers: url.replace("nats://", "") });
  const js = jetstream(nc);
  const stream = await js.streams.get("GOODSTANDING_ACCOUNTS");
  for (const account of accounts) {
    const stored = await stream.getMessage({ last_by_subj: subjectOf(account) });
    if (stored) await js.publish(subjectOf(account), stored.data);
  }
  await nc.close();
}

const inOrder = (marks: readonly Mark[]): boolean =>
  marks.every((mark, index) => index === 0 || mark.sequence > (marks[index - 1]?.sequence ?? 0));

/** A small linear congruential generator: the same luck in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
