import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAccountsModule } from "@/server/accounts/accounts-module";
import { type Database, openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { patientLimits } from "../support/patient-limits";

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ appUrl: testDatabase.appUrl, poolSize: 8 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it("the demo's morning leaves requests that wait, one approved and one declined", async () => {
  let now = new Date();
  const accounts = buildAccountsModule({
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
  const turnClockTo = (at: Date) => {
    now = at;
  };
  await accounts.playDemoShift({ loaded, loadedAt: new Date(), turnClockTo });
  const { rows } = await database.pool.query<{ state: string; asked: string; count: number }>(
    "SELECT state, requested_by_name AS asked, count(*)::int AS count FROM approval_request GROUP BY 1, 2 ORDER BY 1, 2",
  );
  expect(rows).toEqual([
    { state: "APPROVED", asked: "Priya Kulkarni", count: 1 },
    { state: "DECLINED", asked: "Priya Kulkarni", count: 1 },
    { state: "PENDING", asked: "Aditi Kamath", count: 1 },
    { state: "PENDING", asked: "Priya Kulkarni", count: 2 },
  ]);
});
