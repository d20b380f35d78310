import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  READ_MODELS,
  type ReadModelName,
} from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { READ_MODEL_TABLES } from "@/server/accounts/read-model/rebuild/read-model";
import { rebuildReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { nextRebuild, rebuildOnRecord } from "@/server/accounts/read-model/rebuild/rebuild-record";
import { rebuildableModels } from "@/server/accounts/read-model/rebuild/rebuildable-models";
import { projectRoot } from "@/server/platform/project-root";
import { must } from "../support/must";
import { factOf, feed, workerOrigin } from "../support/signal-facts";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
let pool: pg.Pool;
let buyer: AccountId;
let seller: AccountId;

beforeAll(async () => {
  scene = await openWorkerScene();
  pool = new pg.Pool({ connectionString: scene.testDatabase.appUrl, max: 4 });
  const people = await scene.register("Asha Verma", "Ravi Traders", "Bina Rao", "Chetan Das", "Divya Nair", "Esha Roy");
  [buyer, seller] = [present(people[0]), present(people[1])];
});
afterAll(async () => {
  await pool.end();
  await scene.close();
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing");
  return value;
}

let told = 0;
type Masses = { good?: number; bad?: number };
const tell = async (id: AccountId, facts: readonly [Factor, Masses, Record<string, string | number>?][]) => {
  const at = new Date(scene.clock.now.getTime() - 60_000 + told);
  const signals = facts.map(([factor, masses, detail]) => factOf(id, factor, `event ${told++}`, masses, at, detail));
  must(await recordSignals(scene)({ signals }, feed, workerOrigin));
};

const paid = { amountMinor: 120_000, currency: "INR", orderId: "o-1" };
const rowsOf = (name: ReadModelName) => scene.rows(`SELECT * FROM ${READ_MODEL_TABLES[name]} ORDER BY account_id`);
const rebuild = (name: ReadModelName, more: object = {}) =>
  rebuildReadModel(rebuildableModels[name], { pool, now: scene.now, batchSize: 2, ...more });
const conduct = ["buyer-activity", "seller-reputation"] as const;

test("what a buyer and a seller did is counted once it is published, and nothing is counted twice", async () => {
  await tell(buyer, [
    ["completion", { good: 1 }, paid],
    ["refunds", { good: 1.2 }, paid],
    ["refunds", { bad: 0.5 }, { ...paid, amountMinor: 50_000 }],
    ["failures", { good: 1 }],
    ["failures", { bad: 0.2 }],
    ["failures", { bad: 5 }],
    ["failures", { bad: -5 }],
    ["couponAbuse", { bad: 1 }],
  ]);
  await tell(seller, [
    ["disputes", { good: 1 }],
    ["disputes", { good: 1 }],
    ["disputes", { good: -1 }],
    ["disputes", { bad: 0.3 }, { amountMinor: 90_000, currency: "INR" }],
    ["disputes", { bad: 1 }],
    ["completion", { bad: 1 }, { by: "SELLER" }],
  ]);
  expect(await rowsOf("buyer-activity")).toEqual([]);
  await scene.relay();
  expect(await rowsOf("buyer-activity")).toMatchObject([
    {
      account_id: buyer,
      orders_completed: 1,
      orders_failed: 0,
      refunds: 1,
      payments_succeeded: 1,
      payments_declined: 1,
      chargebacks: 0,
      coupon_abuses: 1,
      spent_minor: { INR: 120_000 },
      refunded_minor: { INR: 50_000 },
    },
  ]);
  expect(await rowsOf("seller-reputation")).toMatchObject([
    {
      account_id: seller,
      undisputed_sales: 1,
      disputes_opened: 1,
      disputes_lost: 1,
      orders_failed: 1,
      disputed_minor: { INR: 90_000 },
    },
  ]);
  const before = await rowsOf("buyer-activity");
  await deliverAgain();
  expect(await rowsOf("buyer-activity")).toEqual(before);
});

/** The same events under other ids, which no inbox knows. */
async function deliverAgain() {
  await pool.query(`INSERT INTO outbox (id, seq, account_id, aggregate_version, ordinal, type, payload, occurred_at,
      recorded_at, correlation_id, actor, available_at)
    SELECT gen_random_uuid(), seq, account_id, 0, ordinal, type, payload, occurred_at, recorded_at, correlation_id, actor,
           recorded_at FROM outbox_published`);
  await scene.relay();
}

test.each(READ_MODELS)("%s built anew equals the live one, row by row", async (name) => {
  const before = await rowsOf(name);
  expect(before).not.toEqual([]);
  expect(await rebuild(name)).toMatchObject({ accounts: 6, rows: before.length, differing: 0, inFlight: 0 });
  expect(await rowsOf(name)).toEqual(before);
});

test("a row that was changed by hand is found and mended", async () => {
  const before = await rowsOf("buyer-activity");
  await scene.rows("UPDATE buyer_activity SET refunds = refunds + 7");
  expect(await rebuild("buyer-activity")).toMatchObject({ differing: 1 });
  expect(await rowsOf("buyer-activity")).toEqual(before);
});

test("facts that a rebuild saw before the relay are counted once", async () => {
  await tell(buyer, [["completion", { good: 1 }, paid]]);
  expect(await rebuild("buyer-activity")).toMatchObject({ differing: 0, inFlight: 1 });
  expect(await rowsOf("buyer-activity")).toMatchObject([{ orders_completed: 2 }]);
  await scene.relay();
  expect(await rowsOf("buyer-activity")).toMatchObject([{ orders_completed: 2, spent_minor: { INR: 240_000 } }]);
  expect(await rebuild("buyer-activity")).toMatchObject({ differing: 0, inFlight: 0 });
});

test("while events keep flowing, each rebuilt model equals the live one and loses nothing", async () => {
  const ids = [buyer, seller];
  let going = true;
  const flow = async () => {
    for (let round = 0; going; round += 1) {
      const id = present(ids[round % 2]);
      await tell(id, [
        ["completion", { good: 1 }, paid],
        ["disputes", { good: 1 }],
      ]);
      await scene.relay();
    }
    return told;
  };
  const flowing = Promise.all([flow(), relayOn(() => going), lookOn(() => going)]);
  for (const lanes of [1, 3])
    for (const name of [...conduct, "account-summary" as const])
      expect(await rebuild(name, { batchSize: 1, lanes })).toMatchObject({ accounts: 6, differing: 0 });
  going = false;
  const [, , looks] = await flowing;
  expect(new Set(looks)).toEqual(new Set(["6 accounts, some buyers"]));
  await scene.relay();
  for (const name of conduct) expect(await rebuild(name)).toMatchObject({ differing: 0, inFlight: 0 });
  const [facts] = await scene.rows<{ sales: number }>(
    "SELECT count(*)::int AS sales FROM trust_signal WHERE factor = 'completion' AND good > 0",
  );
  const [counted] = await scene.rows("SELECT sum(orders_completed)::int AS sales FROM buyer_activity");
  expect(counted).toEqual(facts);
});

test("where one of the ranges that are built at once fails, the live model stays and nobody builds on", async () => {
  const before = await rowsOf("buyer-activity");
  const model = rebuildableModels["buyer-activity"];
  const [first, second] = await scene.rows<{ id: string }>("SELECT id FROM account ORDER BY id");
  let fail = (): void => undefined;
  const failed = new Promise<void>((resolve) => {
    fail = resolve;
  });
  let under = 0;
  const build: typeof model.build = async (tx, afterId, lastId) => {
    if (lastId === second?.id) {
      fail();
      throw new Error("no room left");
    }
    under += 1;
    // One that begins to write only after another has failed, and a few round trips later.
    if (lastId === first?.id) await failed;
    for (let trip = 0; trip < 20; trip += 1) await tx.query("SELECT 1");
    await model.build(tx, afterId, lastId);
    under -= 1;
  };
  const deps = { pool, now: scene.now, batchSize: 1, lanes: 3 };
  await expect(rebuildReadModel({ ...model, build }, deps)).rejects.toThrow("no room left");
  expect(under).toBe(0);
  expect(await scene.rows("SELECT to_regclass('buyer_activity_aside')::text AS aside")).toEqual([{ aside: null }]);
  expect(await rowsOf("buyer-activity")).toEqual(before);
});

async function relayOn(goes: () => boolean) {
  while (goes()) await scene.relay();
}

/** What screens do meanwhile, by a kept plan: nobody ever finds a table empty, missing or for long in use. */
async function lookOn(goes: () => boolean): Promise<readonly string[]> {
  const seen: string[] = [];
  while (goes()) {
    const { rows } = await scene.database.reads.query<{ found: number; buyers: boolean }>({
      name: "look",
      text: "SELECT (SELECT count(*) FROM account_summary)::int AS found, EXISTS (SELECT FROM buyer_activity) AS buyers",
    });
    for (const { found, buyers } of rows) seen.push(`${found} accounts, ${buyers ? "some" : "no"} buyers`);
  }
  return seen;
}

test("a rebuild killed in the middle leaves the live model as it was, and the next one finishes it", async () => {
  const before = await rowsOf("buyer-activity");
  const script = join(projectRoot, "server", "accounts", "tests", "support", "rebuild-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, scene.testDatabase.appUrl, "buyer-activity"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await rowsOf("buyer-activity")).toEqual(before);
  await tell(buyer, [["couponAbuse", { bad: 1 }]]);
  await scene.relay();
  expect(await rowsOf("buyer-activity")).toMatchObject([{ coupon_abuses: 2 }, {}]);
  const soon = new Date(Date.now() + 3_600_000);
  expect(await nextRebuild(pool, soon)).toEqual({ name: "buyer-activity", by: "a test" });
  const order = { pool, now: () => new Date(), by: "a test", batchSize: 2 };
  // The killed process's connection holds the lock until the server notices.
  await expect.poll(() => rebuildOnRecord(rebuildableModels["buyer-activity"], order)).toMatchObject({ differing: 0 });
  expect(await nextRebuild(pool, soon)).toBeNull();
  expect(await scene.rows("SELECT to_regclass('buyer_activity_aside') AS left")).toEqual([{ left: null }]);
  expect(await scene.rows("SELECT state, done FROM read_model_rebuild")).toEqual([{ state: "DONE", done: 6 }]);
});

test("the restricted login makes no table beside the read models' own", async () => {
  await expect(pool.query("SELECT make_read_model_aside('account')")).rejects.toThrow("no read model");
  await expect(pool.query("SELECT switch_read_model('audit_entry')")).rejects.toThrow("no read model");
});
