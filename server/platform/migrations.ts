import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { underAdvisoryLock, withConnection } from "./database-session";

export type Migration = { readonly name: string; readonly checksum: string; readonly sql: string };

/** Prisma's own lock: its `migrate deploy` and we take turns. */
const prismaMigrationLock = 72_707_369;

/** The text a person at the terminal needs; nothing was changed when it is thrown before the first new migration. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
}

/** Reads `<directory>/<name>/migration.sql`, oldest first. The checksum is the one Prisma keeps. */
export function readMigrations(directory: string): readonly Migration[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, "migration.sql")))
    .map(({ name }) => {
      const sql = readFileSync(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings a database to the newest migration; returns the names it applied, none when nothing was missing.
 * Every migration is one transaction together with its row in `_prisma_migrations`, so a crash leaves whole steps only.
 * @throws MigrationRefused when an applied migration was edited afterwards, failed under Prisma, or is unknown here.
 */
export async function applyMigrations(ownerUrl: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  return await withConnection(ownerUrl, (client) =>
    underAdvisoryLock(client, prismaMigrationLock, async () => {
      const applied = await readApplied(client);
      refuseSurprises(migrations, applied);
      const missing = migrations.filter(({ name }) => !applied.has(name));
      for (const migration of missing) await apply(client, migration);
      return missing.map(({ name }) => name);
    }),
  );
}

type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null };

async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, AppliedRow>> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (tables[0]?.found !== true) await client.query(prismaMigrationsTable);
  const { rows } = await client.query<AppliedRow>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function refuseSurprises(migrations: readonly Migration[], applied: ReadonlyMap<string, AppliedRow>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of applied.values()) {
    const here = known.get(name);
    if (finished_at === null) {
      throw new MigrationRefused(
        `Migration ${name} began and did not finish. Resolve it with: npx prisma migrate resolve`,
      );
    }
    if (here === undefined) {
      throw new MigrationRefused(`The database knows migration ${name}, this version does not. Start a newer version.`);
    }
    if (here.checksum !== checksum) {
      throw new MigrationRefused(`Migration ${name} was changed after it was applied. Restore it and add a new one.`);
    }
  }
}

async function apply(client: pg.Client, { name, checksum, sql }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new Error(`Migration ${name} failed and was rolled back: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

const prismaMigrationsTable = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
