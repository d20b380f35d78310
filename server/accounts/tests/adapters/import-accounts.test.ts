import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { temporaryFolder } from "../support/folder";
import { countRows, type ImportScene, importedState, openImportScene } from "../support/import-scene";
import { killImport } from "../support/kill-import";
import { must } from "../support/must";
import { madeUpSet, shuffled, writeSet } from "../support/olist-set";

const DAY = "2026-11-20";
const set = madeUpSet({ orders: 160 });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let clean: { database: TestDatabase; scene: ImportScene };
beforeAll(async () => {
  folder = await temporaryFolder();
  writeSet(join(folder.path, "set"), set);
  clean = await openDatabase();
  must(await clean.scene.run(join(folder.path, "set"), DAY));
});
afterAll(async () => {
  await close(clean);
  folder.remove();
});

async function openDatabase() {
  const database = await createTestDatabase();
  return { database, scene: openImportScene(database.appUrl) };
}

async function close({ database, scene }: typeof clean): Promise<void> {
  await scene.close();
  await database.drop();
}

test("sellers and buyers become accounts that keep their ids, and nobody can reach them by mail", async () => {
  const state = await importedState(clean.scene.ports);
  expect([...state.keys()].filter((id) => id.startsWith("person"))).toHaveLength(81);
  expect(state.get("bad0000000000000000000000000000")).toMatchObject({
    account: [
      "Seller bad00000",
      "ACTIVE",
      expect.any(String),
      "Seller bad00000, Sao Paulo SP",
      null,
      "ESTABLISHED",
      ["SELLER"],
      ["PLACEHOLDER bad0000000000000000000000000000@import.invalid"],
    ],
    profile: { kyc_level: "NONE", risk_level: "HIGH" },
    cases: [["OPEN", ["RISK_REACHED_HIGH"], "HIGH", expect.any(Number), 0]],
    found: expect.stringContaining("bad000"),
  });
});

test("times move by whole days, the newest fact falls on the day asked for, and the set's own time stays", async () => {
  const { rows } = await clean.scene.ports.database.pool.query<{ newest: string; odd: string; same: boolean }>(
    `SELECT max(recorded_at)::date::text AS newest,
            count(*) FILTER (WHERE extract(epoch FROM occurred_at - (detail ->> 'originalAt')::timestamptz)::bigint % 86400 <> 0) AS odd,
            count(DISTINCT occurred_at - (detail ->> 'originalAt')::timestamptz) = 1 AS same
       FROM trust_signal`,
  );
  expect(rows[0]).toEqual({ newest: DAY, odd: "0", same: true });
});

test("a second run adds nothing, with the day or without", async () => {
  const before = await countRows(clean.scene.ports);
  const state = await importedState(clean.scene.ports);
  for (const day of [DAY, null]) {
    const { summary } = must(await clean.scene.run(join(folder.path, "set"), day));
    expect(summary).toMatchObject({ asOf: DAY, accounts: { created: 0 }, signals: { recorded: 0 }, casesOpened: 0 });
  }
  expect(await countRows(clean.scene.ports)).toEqual(before);
  expect(await importedState(clean.scene.ports)).toEqual(state);
});

test("another day than the first run's is refused, and so is a day ahead", async () => {
  const refused = await clean.scene.run(join(folder.path, "set"), "2026-11-19");
  expect(refused).toMatchObject({ ok: false, refusal: { code: "VALIDATION", fields: [{ field: "asOf" }] } });
  const other = await openDatabase();
  const ahead = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  expect((await other.scene.run(join(folder.path, "set"), ahead)).ok).toBe(false);
  await close(other);
});

test("files in another order of rows give the same accounts", async () => {
  const other = await openDatabase();
  must(await other.scene.run(writeSet(join(folder.path, "shuffled"), shuffled(set, 7)), DAY));
  expect(await importedState(other.scene.ports)).toEqual(await importedState(clean.scene.ports));
  await close(other);
});

test("a set that grew is completed to what importing it whole gives", async () => {
  const other = await openDatabase();
  const half = { ...set, order_reviews: set.order_reviews.filter((_, nth) => nth % 2 === 0 || nth === 160) };
  must(await other.scene.run(writeSet(join(folder.path, "half"), half), DAY));
  const partly = await importedState(other.scene.ports);
  expect(partly).not.toEqual(await importedState(clean.scene.ports));
  must(await other.scene.run(join(folder.path, "set"), DAY));
  const whole = await importedState(other.scene.ports);
  expect(withoutVersions(whole)).toEqual(withoutVersions(await importedState(clean.scene.ports)));
  await close(other);
});

/** A profile that was completed later was written more often, and a case that was opened before shows when. */
const withoutVersions = (state: ReadonlyMap<string, unknown>) =>
  new Map(
    [...state].map(([id, one]) => [
      id,
      JSON.parse(JSON.stringify(one, (key, value) => (key === "version" ? 0 : value))),
    ]),
  );

test("stopped by hand, it ends after a batch and goes on at the next run", async () => {
  const other = await openDatabase();
  const stopped = must(await other.scene.run(join(folder.path, "set"), DAY, { stop: AbortSignal.abort() }));
  expect(stopped).toMatchObject({ isWhole: false, summary: { accounts: { created: 0 } } });
  must(await other.scene.run(join(folder.path, "set"), null));
  expect(await importedState(other.scene.ports)).toEqual(await importedState(clean.scene.ports));
  await close(other);
});

test("killed at any moment and run again, it ends where one clean run ends", async () => {
  for (const afterCommits of [0, 1, 3]) {
    const other = await openDatabase();
    const order = { appUrl: other.database.appUrl, folder: join(folder.path, "set"), day: DAY, batchSize: 20 };
    await killImport({ ...order, afterCommits });
    must(await other.scene.run(order.folder, DAY));
    expect(await importedState(other.scene.ports)).toEqual(await importedState(clean.scene.ports));
    await close(other);
  }
});
