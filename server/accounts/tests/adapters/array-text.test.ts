import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { moments, plain, texts } from "@/server/accounts/adapters/outbound/persistence/array-text";
import { rawStatements } from "@/server/accounts/adapters/outbound/persistence/raw-statements";
import { openPool } from "@/server/platform/database";
import { createTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool({ appUrl: database.appUrl, poolSize: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Anything that PostgreSQL keeps: no zero, no half of a pair. */
const keepable = fc.oneof(
  fc.constantFrom(
    '"',
    "\\",
    "{",
    "}",
    ",",
    "NULL",
    "null",
    "",
    "\n",
    "\t",
    '\\"',
    "\\n",
    "é",
    "😀",
    "\u2028",
    "\u007f",
  ),
  fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u0000") && !/\p{Cs}/u.test(text)),
);

it("brings any list of texts to the database and back, as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(keepable), { minLength: 1 }), async (values) => {
      const { rows } = await pool.query("SELECT $1::text[] AS back", [texts(values)]);
      expect(rows).toEqual([{ back: values }]);
    }),
    { numRuns: 200 },
  );
});

it("brings numbers, truth and moments there and back", async () => {
  const at = [new Date("2026-01-02T03:04:05.678Z"), null, new Date("2026-01-02T03:04:05.000Z"), new Date(1)];
  const raw = rawStatements(pool);
  const [row] = await raw.$queryRaw`
    SELECT ${plain([1, null, 3])}::int[] AS numbers, ${plain([true, false])}::boolean[] AS truth,
           ${moments(at)}::timestamptz[] AS at`;
  expect(row).toEqual({ numbers: [1, null, 3], truth: [true, false], at });
  for (const moment of [...at, new Date("1969-12-31T23:59:59.999Z"), new Date("2026-01-02T03:04:05.120Z")]) {
    expect(await raw.$queryRaw`SELECT ${moment}::timestamptz AS at`).toEqual([{ at: moment }]);
  }
});

it("reads what is larger than a number, a day, and bytes as calls of models do", async () => {
  const bytes = new Uint8Array([0, 1, 255]);
  const rows = await rawStatements(pool)
    .$queryRaw`SELECT ${2n ** 60n}::bigint AS large, ${"2026-02-03"}::date AS day, ${bytes}::bytea AS bytes`;
  expect(rows).toEqual([{ large: 2n ** 60n, day: new Date("2026-02-03T00:00:00Z"), bytes }]);
});
