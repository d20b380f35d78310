import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsvRecords } from "@/server/accounts/adapters/inbound/import/csv-records";
import { olistSource } from "@/server/accounts/adapters/inbound/import/olist/olist-source";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { temporaryFolder } from "../support/folder";
import { countRows, type ImportScene, importedState, openImportScene } from "../support/import-scene";
import { killImport } from "../support/kill-import";
import { must } from "../support/must";
import { type OlistFile, type OlistSet, writeSet } from "../support/olist-set";
import { olistFolder } from "../support/shared-data";

const folder = olistFolder();
const DAY = "2026-11-20";
/** One order of so many goes into the sample that is imported here; `cli bench` imports all of them. */
const SAMPLE = 20;

describe.skipIf(folder === null)("Olist's own set (skipped where ../shared/data is absent)", () => {
  const path = folder ?? "";
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let clean: { database: TestDatabase; scene: ImportScene };
  beforeAll(async () => {
    scratch = await temporaryFolder();
    writeSet(join(scratch.path, "sample"), sampleOf(path));
    clean = await openDatabase();
  });
  afterAll(async () => {
    await close(clean);
    scratch.remove();
  });

  test("every row of every file is usable, and read as an independent parser reads it", async () => {
    for (const name of ["order_reviews", "sellers"] as const) {
      const file = join(path, `olist_${name}_dataset.csv`);
      const ours: (readonly string[])[] = [];
      for await (const record of readCsvRecords(file)) {
        if (!("fields" in record)) throw new Error(`${file}:${record.line}: ${record.problem}`);
        ours.push(record.fields);
      }
      expect(ours).toEqual(parse(readFileSync(file), { bom: true, skip_empty_lines: true }));
    }
  });

  test("the whole set holds what its description says", async () => {
    const problems: unknown[] = [];
    const source = olistSource({
      folder: path,
      scratch: join(scratch.path, "spill"),
      onProblem: (one) => problems.push(one),
    });
    const survey = must(await source.survey());
    expect(problems).toEqual([]);
    expect(survey).toMatchObject({ accountCount: 1_610 + 8_016, typicalMinor: 10_719 });
    expect(Object.values(survey.rowsRead)).toEqual([8_135, 8_135, 8_365, 8_924, 8_225, 1_610]);
    expect(survey.span?.newestAt.toISOString()).toBe("2018-10-22T03:33:14.000Z");
  });

  test("little memory and much give the same accounts", async () => {
    const told = async (memoryChars?: number) => {
      const options = {
        folder: join(scratch.path, "sample"),
        scratch: join(scratch.path, "spill"),
        onProblem: () => undefined,
      };
      const source = olistSource({ ...options, ...(memoryChars === undefined ? {} : { memoryChars }) });
      const { typicalMinor } = must(await source.survey());
      const basis = { shiftDays: 0, typicalMinor, policy: trustPolicyV1 };
      const all = [];
      for await (const one of source.histories(basis)) all.push(one);
      return all;
    };
    expect(await told(20_000)).toEqual(await told());
  });

  test("a sample of it, imported, killed, repeated: the same accounts, and nothing twice", async () => {
    const sample = join(scratch.path, "sample");
    const { summary } = must(await clean.scene.run(sample, DAY));
    expect(summary.rows.leftOut).toBe(0);
    const once = await countRows(clean.scene.ports);
    must(await clean.scene.run(sample, null));
    expect(await countRows(clean.scene.ports)).toEqual(once);
    const other = await openDatabase();
    await killImport({ appUrl: other.database.appUrl, folder: sample, day: DAY, afterCommits: 1, batchSize: 400 });
    must(await other.scene.run(sample, DAY));
    expect(await importedState(other.scene.ports)).toEqual(await importedState(clean.scene.ports));
    await close(other);
  });
});

async function openDatabase() {
  const database = await createTestDatabase();
  return { database, scene: openImportScene(database.appUrl) };
}

async function close({ database, scene }: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  await scene.close();
  await database.drop();
}

/** Some orders with all that belongs to them; all sellers. */
function sampleOf(path: string): OlistSet {
  const read = (name: OlistFile): string[][] =>
    parse(readFileSync(join(path, `olist_${name}_dataset.csv`)), { bom: true, skip_empty_lines: true }).slice(1);
  const orders = read("orders").filter(([id = ""]) => Number.parseInt(id.slice(0, 6), 16) % SAMPLE === 0);
  const ids = new Set(orders.map(([id]) => id));
  const customers = new Set(orders.map(([, customer]) => customer));
  return {
    customers: read("customers").filter(([id]) => customers.has(id)),
    orders,
    order_items: read("order_items").filter(([id]) => ids.has(id)),
    order_payments: read("order_payments").filter(([id]) => ids.has(id)),
    order_reviews: read("order_reviews").filter(([, id]) => ids.has(id)),
    sellers: read("sellers"),
  };
}
