import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { olistSource } from "@/server/accounts/adapters/inbound/import/olist/olist-source";
import type {
  ImportedHistory,
  RowProblem,
} from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { temporaryFolder } from "../support/folder";
import { must } from "../support/must";
import { madeUpSet, type OlistFile, type OlistSet, textOf, writeSet } from "../support/olist-set";

const set = madeUpSet({ orders: 40 });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let whole: Told;
beforeAll(async () => {
  folder = await temporaryFolder();
  whole = await tell(set);
});
afterAll(() => folder.remove());

type Told = { readonly accounts: ReadonlyMap<string, ImportedHistory>; readonly problems: readonly RowProblem[] };

let sets = 0;
async function tell(rows: OlistSet, lines: Partial<Record<OlistFile, string>> = {}): Promise<Told> {
  sets += 1;
  const path = writeSet(join(folder.path, `set-${sets}`), rows, lines);
  const problems: RowProblem[] = [];
  const source = olistSource({
    folder: path,
    scratch: join(path, "spill"),
    onProblem: (one) => void problems.push(one),
  });
  const { typicalMinor } = must(await source.survey());
  const accounts = new Map<string, ImportedHistory>();
  for await (const one of source.histories({ shiftDays: 0, typicalMinor, policy: trustPolicyV1 })) {
    accounts.set(one.externalId, one);
  }
  return { accounts, problems };
}

/** The file's lines, with these in front of its rows: lines 2 to 1 + `bad.length`. */
const withBadLines = (name: OlistFile, ...bad: string[]): Partial<Record<OlistFile, string>> => {
  const [header = "", ...rows] = textOf(name, set[name]).split("\n");
  return { [name]: [header, ...bad, ...rows].join("\n") };
};

const file = (name: OlistFile) => `olist_${name}_dataset.csv`;

const id = "0123456789abcdef0123456789abcdef";
const orderRow = (facts: Partial<Record<"id" | "status" | "bought" | "delivered", string>>): string =>
  [
    facts.id ?? id,
    id,
    facts.status ?? "delivered",
    facts.bought ?? "2018-01-01 10:00:00",
    "",
    "",
    facts.delivered ?? "",
    "",
  ].join(",");

test.each<readonly [string, OlistFile, string, RegExp]>([
  ["fields missing", "orders", `${id},${id},delivered`, /3 fields instead of 8/],
  ["a field too many", "sellers", `${id},1,x,SP,more`, /5 fields instead of 4/],
  ["a quote never closed", "order_reviews", `"${id},${id},1,,never closed`, /quote/],
  ["a quote inside a field", "customers", `${id},a"b,1,x,SP`, /quote/],
  ["a day that does not exist", "orders", orderRow({ bought: "2018-02-31 10:00:00" }), /does not exist/],
  ["another format of dates", "orders", orderRow({ bought: "31/02/2018" }), /no moment/],
  ["a date in the future", "orders", orderRow({ bought: "2981-01-01 00:00:00" }), /future/],
  ["a date before shops", "orders", orderRow({ bought: "1816-01-01 00:00:00" }), /2000/],
  ["delivered before bought", "orders", orderRow({ delivered: "2017-12-31 10:00:00" }), /before it was bought/],
  ["an unknown status", "orders", orderRow({ status: "teleported" }), /order_status/],
  ["a NUL in an id", "orders", orderRow({ id: "order\u0000" }), /order_id/],
  ["an id of a megabyte", "sellers", `${"a".repeat(1_000_000)},1,x,SP`, /seller_id/],
  ["a line longer than anybody keeps", "sellers", `${"a".repeat(3_000_000)},1,x,SP`, /longer/],
  ["no amount", "order_payments", `${id},1,credit_card,1,many`, /payment_value/],
  ["a negative amount", "order_items", `${id},1,p,${id},2018-01-01 00:00:00,-5,1`, /price/],
  ["six stars", "order_reviews", `${id},${id},6,,,2018-01-01 00:00:00,2018-01-01 00:00:00`, /review_score/],
])("a row with %s costs only itself and is told with file, line and reason", async (_, name, line, reason) => {
  const told = await tell(set, withBadLines(name, line));
  expect(told.problems).toEqual([{ file: file(name), line: 2, reason: expect.stringMatching(reason) }]);
  expect(told.accounts).toEqual(whole.accounts);
});

test("line numbers stay right behind texts of many lines", async () => {
  const [header = "", ...rows] = textOf("order_reviews", set.order_reviews).split("\n");
  // Each of the made-up reviews spans two lines.
  const lines = [header, ...rows.slice(0, 20), "broken", ...rows.slice(20)];
  const told = await tell(set, { order_reviews: lines.join("\n") });
  expect(told.problems).toEqual([
    { file: file("order_reviews"), line: 22, reason: expect.stringMatching(/instead of 7/) },
  ]);
  expect(told.accounts).toEqual(whole.accounts);
});

test("many broken quotes in a row cost each only itself", async () => {
  const told = await tell(set, withBadLines("orders", '"a,b,c', '"d,e,f', '"', '""",'));
  expect(told.problems.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  expect(told.accounts).toEqual(whole.accounts);
});

test("of rows that repeat a key the first one counts, and the others are told", async () => {
  for (const name of ["customers", "orders", "order_items", "order_payments", "order_reviews", "sellers"] as const) {
    const rows = set[name];
    const first = rows[0] ?? [];
    const told = await tell({ ...set, [name]: [...rows, first] });
    expect(told.problems).toEqual([
      { file: file(name), line: expect.any(Number), reason: "The row repeats the key of line 2." },
    ]);
    expect(told.accounts).toEqual(whole.accounts);
  }
});

test("without its order's row a complaint still counts, and without its customer a sale does", async () => {
  const [, ...orders] = set.orders;
  const noOrder = await tell({ ...set, orders });
  const complaints = (told: Told) =>
    [...told.accounts.values()]
      .flatMap(({ signals }) => signals)
      .filter(({ factor, bad }) => factor === "disputes" && bad > 0);
  expect(complaints(noOrder)).toHaveLength(complaints(whole).length);
  const noCustomers = await tell({ ...set, customers: [] });
  const sales = (told: Told) =>
    [...told.accounts.values()]
      .flatMap(({ signals }) => signals)
      .filter(({ factor, good }) => factor === "disputes" && good > 0);
  expect(sales(noCustomers)).toHaveLength(sales(whole).length);
  expect(noCustomers.problems).toHaveLength(set.orders.length);
});

test("carriage returns, a byte order mark and columns in another order are fine", async () => {
  const turned = textOf("sellers", set.sellers)
    .split("\n")
    .map((line) => line.split(",").reverse().join(","))
    .join("\r\n");
  const told = await tell(set, { sellers: `\uFEFF${turned}` });
  expect(told.problems).toEqual([]);
  expect(told.accounts).toEqual(whole.accounts);
});

test("a file without a needed column, or no file, is refused before anything is told", async () => {
  const path = writeSet(join(folder.path, "headless"), set, { orders: "order_id,customer_id\na,b\n" });
  const options = { folder: path, scratch: join(path, "spill"), onProblem: () => undefined };
  expect(await olistSource(options).survey()).toMatchObject({ ok: false, refusal: { fields: [{ field: "folder" }] } });
  const nowhere = { ...options, folder: join(folder.path, "nowhere") };
  expect((await olistSource(nowhere).survey()).ok).toBe(false);
});
