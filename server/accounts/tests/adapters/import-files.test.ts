import { createReadStream, createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onlineRetailSource } from "@/server/accounts/adapters/inbound/import/online-retail/online-retail-source";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { temporaryFolder } from "../support/folder";
import { countRows, importedState } from "../support/import-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";
import { must } from "../support/must";
import { sharedData } from "../support/shared-data";

let scene: ModuleScene;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let problems: RowProblem[] = [];

beforeAll(async () => {
  [scene, folder] = await Promise.all([moduleScene(), temporaryFolder()]);
});
afterAll(async () => {
  await scene.close();
  folder.remove();
});
beforeEach(() => {
  problems = [];
});

const write = (name: string, lines: readonly string[]): string => {
  const path = join(folder.path, name);
  const text = `${lines.join("\n")}\n`;
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
};

const orderOf = (file: string, asOfDay: string | null = null) => ({
  file,
  scratch: join(folder.path, "scratch"),
  asOfDay,
  stop: new AbortController().signal,
  onProblem: (problem: RowProblem) => void problems.push(problem),
  onReading: () => undefined,
  onImporting: () => undefined,
});

const state = (externalId: string) =>
  importedState({ database: scene.database } as Parameters<typeof importedState>[0]).then((all) => all.get(externalId));
const counts = () => countRows({ database: scene.database } as Parameters<typeof countRows>[0]);

describe("a list of accounts", () => {
  const header = "external_id,name,email,phone,joined_at,buys,store_name";
  const list = [
    header,
    "c-1,Asha Verma,asha.list@example.org,,2024-05-31,yes,",
    "c-2,Ravi Kumar,,,2024-05-31T09:30:00Z,,Kumar Textiles",
    "c-3,,nobody@example.org,,,,",
    "c-4,Meera Iyer,not an address,,,,",
    "c-5,Copy Cat,Asha.List@example.org,,,,",
    "c-1,Asha Again,,,,,",
    "c-6,Late Comer,,,2999-01-01,,",
  ];

  test("makes accounts of the good rows and names the line of every other", async () => {
    const imported = must(await scene.accounts.importAccountList(orderOf(write("accounts.csv", list))));
    expect(imported.isWhole).toBe(true);
    expect(imported.summary.accounts).toEqual({ created: 2, known: 0, leftOut: 1 });
    expect(problems.map(({ line }) => line).sort()).toEqual([4, 5, 6, 7, 8]);
    expect(await state("c-2")).toMatchObject({
      account: [
        "Ravi Kumar",
        "ACTIVE",
        "2024-05-31T09:30:00+00:00",
        "Kumar Textiles",
        null,
        "ESTABLISHED",
        ["SELLER"],
        expect.anything(),
      ],
    });
    const { rows } = await scene.database.pool.query(
      "SELECT verified_at FROM account_contact WHERE value = 'asha.list@example.org'",
    );
    expect(rows).toEqual([{ verified_at: null }]);
  });

  test("run again, it changes nothing", async () => {
    const before = await counts();
    must(await scene.accounts.importAccountList(orderOf(write("accounts.csv.gz", list))));
    expect(await counts()).toEqual(before);
  });

  test("a file of another shape is refused whole", async () => {
    const file = write("other.csv", ["id;name", "1;x"]);
    expect(await scene.accounts.importAccountList(orderOf(file))).toMatchObject({ refusal: { code: "VALIDATION" } });
  });
});

describe("a shop's invoices", () => {
  const header = "invoice,stock_code,quantity,invoice_date,price,customer_id,country";
  const invoices = [
    header,
    "500001,A,10,2010-01-04 10:00:00,3.00,13085,United Kingdom",
    "500001,B,1,2010-01-04 10:00:00,10.00,13085,United Kingdom",
    "500002,A,2,2010-02-04 10:00:00,20.00,13085,United Kingdom",
    "C500003,A,-2,2010-02-06 10:00:00,20.00,13085,United Kingdom",
    "500004,A,4,2010-02-07 10:00:00,20.00,,United Kingdom",
    "C500005,A,-4,2010-02-08 10:00:00,20.00,,United Kingdom",
    "A500006,B,1,2010-02-09 10:00:00,-50.00,,United Kingdom",
    "500007,A,4,2010-02-09 10:00:00,0.00,13086,United Kingdom",
    "500008,A,4,2010-02-10 25:00:00,10.00,13086,United Kingdom",
    "500009,A,4,2010-02-10 11:00:00,30.00,13087.0,France",
  ];

  test("become completed orders, refunds and what says nothing", async () => {
    const order = orderOf(write("retail.csv.gz", invoices), "2026-11-20");
    const { summary } = must(await scene.accounts.importOnlineRetail(order));
    expect(summary).toMatchObject({
      typicalMinor: 4_000,
      accounts: { created: 2, known: 0, leftOut: 0 },
      signals: { recorded: 7, perFactor: { completion: 3, refunds: 4 } },
      silent: {
        "invoices without a customer": 1,
        "cancellations without a customer": 1,
        "invoices and cancellations over nothing": 1,
        "adjustments of bad debt": 1,
      },
    });
    expect(problems).toMatchObject([{ line: 10 }]);
    const { rows } = await scene.database.pool.query(
      `SELECT factor, good::float8, bad::float8, source_event_id FROM trust_signal
        WHERE source = 'online-retail' AND source_event_id = 'C500003'`,
    );
    expect(rows).toEqual([{ factor: "refunds", good: 0, bad: 1, source_event_id: "C500003" }]);
  });

  test("run again with a line more, only that is new", async () => {
    const before = await counts();
    const more = [...invoices, "500010,A,1,2010-02-10 11:30:00,35.00,13085,United Kingdom"];
    const { summary } = must(await scene.accounts.importOnlineRetail(orderOf(write("retail.csv", more))));
    expect(summary.signals).toMatchObject({ recorded: 2, known: 7 });
    expect((await counts())["accounts"]).toBe(before["accounts"]);
  });
});

const real = sharedData("online-retail-2009-2010.csv.gz");

describe.skipIf(real === null)("Online Retail II (skipped where ../shared/data is absent)", () => {
  test("the whole file holds what its description says", async () => {
    const source = onlineRetailSource({
      file: real ?? "",
      scratch: join(folder.path, "spill"),
      onProblem: (problem) => void problems.push(problem),
    });
    const survey = must(await source.survey());
    expect(Object.values(survey.rowsRead)).toEqual([525_461]);
    expect(problems).toEqual([]);
    expect(survey.accountCount).toBeLessThanOrEqual(4_383);
    expect(survey.accountCount).toBeGreaterThan(4_300);
    expect(survey.typicalMinor).toBeGreaterThan(29_000);
    expect(survey.typicalMinor).toBeLessThan(32_000);
  });

  test("a part of it is imported, and again without a change", async () => {
    const part = join(folder.path, "part.csv");
    await firstLines(real ?? "", part, 12_000);
    const first = must(await scene.accounts.importOnlineRetail(orderOf(part)));
    expect(first.isWhole).toBe(true);
    expect(first.summary.accounts.created).toBeGreaterThan(200);
    const before = await counts();
    must(await scene.accounts.importOnlineRetail(orderOf(part)));
    expect(await counts()).toEqual(before);
  });
});

async function firstLines(from: string, to: string, howMany: number): Promise<void> {
  const out = createWriteStream(to);
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(from).pipe(createGunzip()) })) {
    if (count === howMany) break;
    out.write(`${line}\n`);
    count += 1;
  }
  await new Promise<void>((resolve) => out.end(resolve));
}
