import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openDemoScene } from "../support/demo-scene";
import { must } from "../support/must";

let database: TestDatabase;
let scene: ReturnType<typeof openDemoScene>;
beforeAll(async () => {
  database = await createTestDatabase();
  scene = openDemoScene(database.appUrl);
});
afterAll(async () => {
  await scene.close();
  await database.drop();
});

const query = async <Row extends object>(text: string): Promise<readonly Row[]> =>
  (await scene.ports.database.pool.query<Row & Record<string, unknown>>(text)).rows;

const countOf = async (table: string): Promise<number> =>
  Number((await query<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]?.count);

test("loading that was cut short is completed by loading again, and once more changes nothing", async () => {
  let commits = 0;
  const cut = openDemoScene(database.appUrl, (unitOfWork) => (audited, work) => {
    commits += 1;
    if (commits > 1) throw new Error("the machine went down");
    return unitOfWork(audited, work);
  });
  await expect(cut.load("demo password")).rejects.toThrow("the machine went down");
  await cut.close();
  const some = await countOf("account");
  const { created, known } = must(await scene.load("demo password"));
  expect([some > 0, known]).toEqual([true, some]);
  const rows = await Promise.all(["account", "trust_signal", "review_case", "audit_entry"].map(countOf));
  expect(must(await scene.load("demo password"))).toMatchObject({ created: 0, known: created + known });
  expect(await Promise.all(["account", "trust_signal", "review_case", "audit_entry"].map(countOf))).toEqual(rows);
});

test("the marketplace holds every status, lock, level of risk and an open queue", async () => {
  const statuses = await query<{ status: string }>("SELECT DISTINCT status FROM account");
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(["ACTIVE", "SUSPENDED", "DISABLED"]));
  const scopes = await query<{ scope: string }>(
    "SELECT DISTINCT lock_scope AS scope FROM account WHERE lock_scope IS NOT NULL",
  );
  expect(new Set(scopes.map(({ scope }) => scope))).toEqual(new Set(["ACCOUNT", "SELLER", "UNKNOWN_DEVICES"]));
  const risks = await query<{ risk: string }>("SELECT DISTINCT risk_level AS risk FROM trust_profile");
  expect(new Set(risks.map(({ risk }) => risk))).toEqual(new Set(["LOW", "MEDIUM", "HIGH", "CRITICAL"]));
  const open = await query<{ due: Date }>("SELECT due_at AS due FROM review_case WHERE state = 'OPEN'");
  expect(open.length).toBeGreaterThan(20);
  expect(new Set(open.map(({ due }) => due.getTime())).size).toBeGreaterThan(5);
  expect(await countOf("review_case WHERE state = 'DECIDED'")).toBeGreaterThan(3);
  expect(await countOf("session WHERE ended_at IS NULL")).toBeGreaterThan(20);
});

test("everybody flagged who is free to act has a case, and an open case shows the score of now", async () => {
  const lacking = await query(
    `SELECT a.external_id FROM trust_profile p JOIN account a ON a.id = p.account_id
      WHERE p.risk_level IN ('HIGH', 'CRITICAL') AND a.status = 'ACTIVE' AND a.lock_since IS NULL
        AND NOT EXISTS (SELECT FROM review_case c WHERE c.account_id = a.id AND c.state = 'OPEN')`,
  );
  expect(lacking).toEqual([]);
  const differing = await query(
    `SELECT c.id FROM review_case c JOIN trust_profile p USING (account_id)
      WHERE c.state = 'OPEN' AND (c.score_milli <> p.score_milli OR c.risk_level <> p.risk_level)`,
  );
  expect(differing).toEqual([]);
});

test("Asha Verma stands where her three coupons put her, to the milli-point", async () => {
  const rows = await query(
    "SELECT score_milli FROM trust_profile p JOIN account a ON a.id = p.account_id WHERE external_id = 'demo-seller'",
  );
  expect(rows).toEqual([{ score_milli: 42_600 }]);
});

test("each commit left one entry, and the lookup knows everybody at once", async () => {
  const entries = await query<{ action: string }>("SELECT action FROM audit_entry");
  expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(["demo.load"]));
  expect(await countOf("account_summary")).toBe(await countOf("account"));
});
