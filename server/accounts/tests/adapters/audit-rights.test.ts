import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withConnection } from "@/server/platform/database-session";
import { sealAll } from "../support/audit-scene";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openRealPorts } from "../support/real-ports";
import { person, store } from "../support/stored-people";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const ports = openRealPorts(database.appUrl);
  await store(ports.unitOfWork, person("Asha Rao"), person("Vikram Seth"));
  await sealAll(ports.database);
  await ports.close();
});
afterAll(() => database.drop());

/** The SQLSTATE that a statement meets, or "allowed". Nothing stays. */
const tried = (url: string, sql: string): Promise<string> =>
  withConnection(url, async (client) => {
    await client.query("BEGIN");
    try {
      await client.query(sql);
      return "allowed";
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.code ?? "") : String(error);
    } finally {
      await client.query("ROLLBACK");
    }
  });

const partition = () =>
  withConnection(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT DISTINCT tableoid::regclass::text AS name FROM audit_entry",
    );
    return rows[0]?.name ?? "";
  });

const DENIED = "42501";

describe("R77 the application's login", () => {
  it.each([
    "UPDATE audit_entry SET actor_name = 'somebody else'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entry_written_once ON audit_entry",
    "CREATE TABLE mine (id int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION refuse_change() CASCADE",
    "SET session_replication_role = replica",
    "UPDATE trust_signal SET bad = 0",
    "DELETE FROM trust_signal",
    "DELETE FROM signal_key",
    "UPDATE outbox_published SET actor = 'somebody else'",
    "UPDATE account_key SET wrapped_key = ''",
    "SELECT setval('audit_entry_seq_seq', 1)",
    "UPDATE audit_seal SET text = ''",
    "DELETE FROM audit_seal",
    "TRUNCATE audit_seal",
    "UPDATE audit_checkpoint SET head = root",
    "DELETE FROM audit_checkpoint",
    "TRUNCATE audit_checkpoint",
    "DELETE FROM audit_verification",
    "SELECT drop_audit_month('2020-01-01')",
    "SELECT hold_audit_months('2020-01-01', '2020-01-01', 'A dispute.')",
    "SELECT release_audit_months(gen_random_uuid())",
    "UPDATE audit_hold SET released_at = now()",
    "DELETE FROM audit_hold",
  ])("may not: %s", async (sql) => {
    expect(await tried(database.appUrl, sql)).toBe(DENIED);
  });

  it("reaches a partition through its table alone", async () => {
    const name = await partition();
    for (const sql of [
      `SELECT 1 FROM ${name}`,
      `UPDATE ${name} SET actor_name = ''`,
      `DELETE FROM ${name}`,
      `TRUNCATE ${name}`,
      `ALTER TABLE audit_entry DETACH PARTITION ${name}`,
      `DROP TABLE ${name}`,
    ]) {
      expect([sql, await tried(database.appUrl, sql)]).toEqual([sql, DENIED]);
    }
  });

  it("may read and append", async () => {
    expect(await tried(database.appUrl, "SELECT count(*) FROM audit_entry")).toBe("allowed");
    expect(await tried(database.appUrl, "INSERT INTO audit_entry SELECT * FROM audit_entry LIMIT 0")).toBe("allowed");
  });
});

describe("the owner", () => {
  it("meets a refusal too, in the table and in every partition", async () => {
    const name = await partition();
    const seals = ["audit_seal", name.replace("entry", "seal"), "audit_checkpoint"].flatMap((table) => [
      `UPDATE ${table} SET number = 2`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ]);
    const entries = ["audit_entry", name].flatMap((table) => [
      `UPDATE ${table} SET actor_name = ''`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ]);
    for (const sql of [...entries, ...seals]) {
      expect([sql, await tried(database.ownerUrl, sql)]).toEqual([sql, DENIED]);
    }
  });
});

describe("months ahead", () => {
  it("are made by the application, guarded like the first ones, once however many ask", async () => {
    await withConnection(database.appUrl, async (client) => {
      const missing = async () => (await client.query("SELECT 1 FROM missing_month_partitions(6)")).rowCount;
      expect(await missing()).toBe(12);
      const askers = Array.from({ length: 5 }, () =>
        withConnection(
          database.appUrl,
          async (one) => (await one.query("SELECT ensure_month_partitions(6) AS made")).rows[0],
        ),
      );
      const made = (await Promise.all(askers)).map((row: { made: number }) => row.made);
      expect(made.reduce((sum, count) => sum + count, 0)).toBe(12);
      expect(await missing()).toBe(0);
    });
    const newest = await withConnection(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_entry'::regclass ORDER BY 1 DESC LIMIT 1",
      );
      return rows[0]?.name ?? "";
    });
    expect(await tried(database.ownerUrl, `TRUNCATE ${newest}`)).toBe(DENIED);
    expect(await tried(database.appUrl, `TRUNCATE ${newest}`)).toBe(DENIED);
    expect(await tried(database.appUrl, "SELECT ensure_month_partitions(1000)")).toBe("22023");
  });

  it("take rows of their month, and a month without a partition takes none", async () => {
    const at = (moment: string) =>
      `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, changes, channel, request_id)
       VALUES (gen_random_uuid(), ${moment}, 'SYSTEM', 'system:timer', 'import.run', 'DONE', '[]', 'worker', 'test')`;
    expect(await tried(database.appUrl, at("now() + interval '1 month'"))).toBe("allowed");
    expect(await tried(database.appUrl, at("now() + interval '3 years'"))).toBe("23514");
  });
});
