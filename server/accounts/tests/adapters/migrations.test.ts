import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withConnection } from "@/server/platform/database-session";
import { applyMigrations, MigrationRefused, readMigrations } from "@/server/platform/migrations";
import { createEmptyDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = mkdtempSync(join(tmpdir(), "migrations-"));
});
afterEach(async () => await database.drop());

function author(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, "migration.sql"), sql);
}

async function migrate(): Promise<readonly string[]> {
  return await applyMigrations(database.ownerUrl, readMigrations(directory));
}

async function query(sql: string): Promise<unknown[]> {
  return await withConnection(database.ownerUrl, async (client) => (await client.query(sql)).rows);
}

describe("a database is brought to the newest migration", () => {
  it("applies what is missing, in the order of names, several statements each", async () => {
    author("20260102_second", "INSERT INTO thing VALUES (2); INSERT INTO thing VALUES (3);");
    author("20260101_first", "CREATE TABLE thing (id int); INSERT INTO thing VALUES (1);");
    expect(await migrate()).toEqual(["20260101_first", "20260102_second"]);
    expect(await query("SELECT id FROM thing ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it("does nothing the second time", async () => {
    author("20260101_first", "CREATE TABLE thing (id int);");
    await migrate();
    expect(await migrate()).toEqual([]);
  });

  it("keeps the rows that Prisma's own tools expect", async () => {
    author("20260101_first", "SELECT 1;");
    await migrate();
    const [row] = await query("SELECT * FROM _prisma_migrations");
    expect(row).toMatchObject({
      migration_name: "20260101_first",
      checksum: "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a",
      applied_steps_count: 1,
      rolled_back_at: null,
      logs: null,
    });
    expect(row).toHaveProperty("finished_at", expect.any(Date));
  });

  it("refuses a migration that was edited after it was applied", async () => {
    author("20260101_first", "CREATE TABLE thing (id int);");
    await migrate();
    author("20260101_first", "CREATE TABLE thing (id bigint);");
    await expect(migrate()).rejects.toThrow(MigrationRefused);
  });

  it("refuses a database that a newer version has migrated", async () => {
    author("20260101_first", "SELECT 1;");
    author("20260102_newer", "SELECT 1;");
    await migrate();
    const older = readMigrations(directory).slice(0, 1);
    await expect(applyMigrations(database.ownerUrl, older)).rejects.toThrow(/20260102_newer/);
  });

  it("leaves no part of a migration that fails, and applies it once it is mended", async () => {
    author("20260101_first", "CREATE TABLE thing (id int); SELECT 1/0;");
    await expect(migrate()).rejects.toThrow(/20260101_first failed and was rolled back: division by zero/);
    author("20260101_first", "CREATE TABLE thing (id int);");
    expect(await migrate()).toEqual(["20260101_first"]);
  });

  it("lets two starts at once apply each migration once", async () => {
    author("20260101_first", "CREATE TABLE thing (id int); SELECT pg_sleep(0.2);");
    author("20260102_second", "INSERT INTO thing VALUES (1);");
    const applied = await Promise.all([migrate(), migrate(), migrate()]);
    expect(applied.flat().sort()).toEqual(["20260101_first", "20260102_second"]);
    expect(await query("SELECT id FROM thing")).toEqual([{ id: 1 }]);
  });
});
