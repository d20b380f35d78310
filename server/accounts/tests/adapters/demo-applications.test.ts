import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AccountsModule, buildAccountsModule } from "@/server/accounts/accounts-module";
import { type Database, openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { patientLimits } from "../support/patient-limits";

let testDatabase: TestDatabase;
let database: Database;
let accounts: AccountsModule;
let now = new Date();

const turnClockTo = (at: Date) => {
  now = at;
};

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ appUrl: testDatabase.appUrl, poolSize: 8 });
  accounts = buildAccountsModule({
    database,
    liveChannel: { publish: () => undefined },
    newId,
    masterKey: new Uint8Array(randomBytes(32)),
    sessionSecret: randomBytes(32).toString("hex"),
    origin: "https://shop.example",
    demo: true,
    limits: patientLimits,
    now: () => now,
  });
  const loaded = must(await accounts.loadDemoMarketplace("a password of the demo"));
  const loadedAt = new Date();
  must(await accounts.tellDemoApplications({ loaded, loadedAt, turnClockTo }));
  const again = must(await accounts.tellDemoApplications({ loaded, loadedAt, turnClockTo }));
  expect(again).toBe(0);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const query = async <Row extends object>(text: string): Promise<readonly Row[]> =>
  (await database.pool.query<Row & Record<string, unknown>>(text)).rows;

it("applicants of the demo stand in every stage and at every end", async () => {
  const rows = await query<{ stage: string; count: number }>(
    "SELECT stage, count(*)::int AS count FROM seller_application GROUP BY 1 ORDER BY 1",
  );
  expect(Object.fromEntries(rows.map(({ stage, count }) => [stage, count]))).toEqual({
    BUSINESS: 2,
    IDENTITY: 3,
    TAX: 4,
    PAYOUT: 2,
    STORE: 1,
    FINAL: 1,
    PROBATION: 1,
    REJECTED: 1,
    WITHDRAWN: 1,
    EXPIRED: 1,
  });
});

it("some of them are returned, paused, or kept by a check, and whatever was ordered is done", async () => {
  const [row] = await query<{ returned: number; paused: number; kept: number; waiting: number; levels: number }>(
    `SELECT (SELECT count(*)::int FROM seller_application a WHERE EXISTS (
               SELECT FROM jsonb_each(a.state->'stages') s WHERE s.value->>'status' = 'RETURNED')) AS returned,
            (SELECT count(*)::int FROM seller_application WHERE is_paused) AS paused,
            (SELECT count(DISTINCT application_id)::int FROM seller_check_result WHERE outcome = 'FAIL') AS kept,
            (SELECT count(*)::int FROM seller_saga_command WHERE done_at IS NULL) AS waiting,
            (SELECT count(*)::int FROM trust_profile p JOIN seller_application s USING (account_id)
              WHERE p.kyc_level = 'BUSINESS') AS levels`,
  );
  expect(row).toEqual({ returned: 2, paused: 1, kept: 1, waiting: 0, levels: 3 });
});

it("what staff look at has its documents, sent with the stage", async () => {
  const rows = await query<{ kind: string; count: number; sent: number }>(
    `SELECT kind, count(*)::int AS count, count(frozen_at)::int AS sent FROM account_document GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { kind: "BANK_PROOF", count: 1, sent: 1 },
    { kind: "BUSINESS_PROOF", count: 1, sent: 1 },
    { kind: "GST_CERTIFICATE", count: 3, sent: 3 },
    { kind: "PAN_CARD", count: 3, sent: 3 },
    { kind: "PHOTO_ID", count: 3, sent: 3 },
  ]);
});
