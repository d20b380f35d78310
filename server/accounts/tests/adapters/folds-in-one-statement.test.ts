import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import {
  type AccountSummarySource,
  projectAccountSummary,
} from "@/server/accounts/read-model/projections/account-summary-projection";
import type { ConductSignal } from "@/server/accounts/read-model/projections/conduct-signal";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import type { FoldSql } from "@/server/accounts/read-model/rebuild/fold-sql";
import { buyerActivityFold, sellerReputationFold } from "@/server/accounts/read-model/rebuild/fold-sql";
import { buyerActivityModel, sellerReputationModel } from "@/server/accounts/read-model/rebuild/folded-models";
import type { FoldedModel } from "@/server/accounts/read-model/rebuild/folded-row-store";
import { rebuildReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { rebuildableModels } from "@/server/accounts/read-model/rebuild/rebuildable-models";
import { summarySources } from "@/server/accounts/read-model/rebuild/summary-sql";
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

const mass = fc.constantFrom(-5, -2.5, -1, -0.3, 0, 0.2, 0.3, 1, 2.5, 3.7, 5);
const anything = fc.constantFrom(null, true, "much", 0, 1.5, 1e20);
const signal: fc.Arbitrary<ConductSignal> = fc
  .record({
    factor: fc.constantFrom(...FACTORS),
    good: mass,
    bad: mass,
    occurredAt: fc.date({ min: new Date("2020-01-01"), max: new Date("2026-01-01"), noInvalidDate: true }),
    detail: fc.record(
      {
        amountMinor: fc.oneof(fc.integer({ min: -90, max: 9_000_000 }), anything),
        currency: fc.oneof(fc.constantFrom("INR", "USD", ""), anything),
        by: fc.oneof(fc.constantFrom("BUYER", "SELLER"), anything),
        kind: fc.oneof(fc.constantFrom("CHARGEBACK", "DECLINE"), anything),
        reviewScore: fc.oneof(fc.constantFrom(1, 2), anything),
      },
      { requiredKeys: [] },
    ),
  })
  .filter(({ good, bad }) => good !== 0 || bad !== 0);
const histories = fc.array(fc.array(signal, { maxLength: 12 }), { minLength: 40, maxLength: 80 });

async function store(told: readonly (readonly ConductSignal[])[]): Promise<readonly string[]> {
  const ids = told.map(() => randomUUID());
  const facts = told.flatMap((facts, at) => facts.map((fact) => ({ ...fact, id: randomUUID(), account: ids[at] })));
  await pool.query(
    `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
     SELECT id, account, factor, good, bad, "occurredAt", now(), 'test', id, detail
       FROM jsonb_to_recordset($1) AS f (id uuid, account uuid, factor text, good float8, bad float8,
              "occurredAt" timestamptz, detail jsonb)`,
    [JSON.stringify(facts)],
  );
  return ids;
}

async function agree<Row extends object>(model: FoldedModel<Row>, fold: FoldSql): Promise<void> {
  const { table, columns, empty, add } = model;
  const fields = Object.entries<readonly [string, string]>(columns).map(
    ([field, [column]]) => `${column} AS "${field}"`,
  );
  await fc.assert(
    fc.asyncProperty(histories, async (told) => {
      const ids = await store(told);
      const { rows } = await pool.query<{ account_id: string }>(
        `SELECT account_id, ${fields.join(", ")} FROM (${fold("account_id = ANY($1::uuid[])")}) f`,
        [ids],
      );
      const made = new Map(rows.map(({ account_id, ...row }) => [account_id, row]));
      for (const [at, facts] of told.entries()) {
        const known = facts.filter(({ factor }) => model.factors.includes(factor));
        const row = known.reduce(add, empty);
        expect({ table, row: made.get(ids[at] ?? "") }).toEqual({ table, row: row === empty ? undefined : row });
      }
    }),
    { numRuns: 25 },
  );
}

test("what a buyer did is the same by one statement as fact by fact", () =>
  agree(buyerActivityModel, buyerActivityFold));

test("how a seller deals is the same by one statement as fact by fact", () =>
  agree(sellerReputationModel, sellerReputationFold));

const word = fc.oneof(
  fc.constantFrom(
    "Asha Verma",
    "asha verma",
    "Zoë Möller",
    "ＡＳＨＡ",
    "İstanbul",
    "ΣΊΣΥΦΟΣ",
    "अरुण",
    " x ",
    "a  b",
    "a\tb",
    "a\nb",
    "a\u0001b",
    "a\u007fb",
    " ",
    "~!",
    "",
  ),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes("\0")),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const person = fc.record({
  name: maybe(word),
  buyerName: maybe(word),
  storeName: maybe(word),
  gst: maybe(word),
  ext: word,
});

test("a summary is the same by one statement as by the projection, whatever people and shops are called", async () => {
  const drawn = fc.sample(person, { numRuns: 600, seed: 7 });
  const people = drawn.map((one, n) => ({
    ...one,
    id: randomUUID(),
    ext: `${one.ext}${n}`,
    email: `p${n}@example.org`,
  }));
  // One whose lines come twice.
  people.push({
    id: randomUUID(),
    name: "Twice",
    buyerName: null,
    storeName: "TWICE",
    gst: null,
    ext: "twice",
    email: "t@x.org",
  });
  await pool.query(
    `WITH p AS (SELECT * FROM jsonb_to_recordset($1) AS p (id uuid, name text, "buyerName" text, "storeName" text, gst text, ext text, email text)),
          a AS (INSERT INTO account (id, external_id, name, status, created_at, updated_at, version)
                SELECT id, ext, name, 'ACTIVE', now(), now(), 1 FROM p),
          c AS (INSERT INTO account_contact (account_id, kind, value, key) SELECT id, 'EMAIL', email, email FROM p),
          b AS (INSERT INTO buyer_profile (account_id, name, created_at)
                SELECT id, "buyerName", now() FROM p WHERE "buyerName" IS NOT NULL),
          r AS (INSERT INTO role (account_id, role_type, granted_at, granted_by)
                SELECT id, kind, now(), 'test' FROM p, unnest(ARRAY['SELLER', 'BUYER']) AS kind WHERE length(ext) % 2 = 0)
     INSERT INTO seller_profile (account_id, store_name, gst_number, is_verified, onboarding_stage, created_at)
     SELECT id, "storeName", gst, false, 'REJECTED', now() FROM p WHERE "storeName" IS NOT NULL`,
    [JSON.stringify(people)],
  );
  const { rows } = await pool.query<AccountSummarySource>(summarySources("true"));
  const wanted = new Map(rows.map((source) => [source.accountId, projectAccountSummary(source)]));
  await refreshAccountSummaries(
    pool,
    people.map(({ id }) => id),
  );
  const rebuilt = await rebuildReadModel(rebuildableModels["account-summary"], {
    pool,
    now: () => new Date(),
    batchSize: 100,
  });
  expect(rebuilt).toEqual({ accounts: 601, rows: 601, differing: 0, inFlight: 0 });
  const stored = await pool.query<{ account_id: string }>("SELECT * FROM account_summary");
  for (const { account_id, ...row } of stored.rows) {
    const { accountId: _, ...made } = wanted.get(account_id) ?? { accountId: "" };
    expect(Object.values(row)).toEqual(Object.values(made));
  }
});
