import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensurePrismaClient } from "@/server/cli/prisma-client";
import { ensureApplicationRole } from "@/server/platform/application-role";
import { underAdvisoryLock, withConnection } from "@/server/platform/database-session";
import { openEmbeddedPostgres } from "@/server/platform/embedded-postgres";
import { applyMigrations, readMigrations } from "@/server/platform/migrations";
import { withDatabase } from "@/server/platform/postgres-url";
import { isRunning } from "@/server/platform/process-table";
import { projectRoot } from "@/server/platform/project-root";

declare module "vitest" {
  export interface ProvidedContext {
    /** Connection strings of the test cluster: owner and application login, and the migrated template's name. */
    testCluster: { readonly ownerUrl: string; readonly appUrl: string; readonly template: string };
  }
}

const templateLock = 72_707_371;

/** A lost machine may lose a test's data; a killed process may not, and tests rely on that. */
const testSettings = {
  fsync: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  max_connections: "300",
  track_commit_timestamp: "on",
};

/** One cluster for all files of a run (and of runs beside it), one migrated template that each file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensurePrismaClient();
  const directory = join(projectRoot, ".test-data", "postgres");
  mkdirSync(directory, { recursive: true });
  chmodSync(join(projectRoot, ".test-data"), 0o755);
  const cluster = await openEmbeddedPostgres({ directory, settings: testSettings });
  const ownerUrl = cluster.ownerUrl("postgres");
  const login = await ensureApplicationRole(ownerUrl, { password: "only-for-tests", ownServer: true });
  const appUrl = cluster.shortestWay(login);
  const template = await prepareTemplate(ownerUrl);
  project.provide("testCluster", { ownerUrl, appUrl, template });
  return () => cluster.release();
}

/** Named by the content of the migrations: a second run finds it ready, a changed migration makes another. */
async function prepareTemplate(ownerUrl: string): Promise<string> {
  const migrations = readMigrations(join(projectRoot, "prisma", "migrations"));
  const content = createHash("sha256")
    .update(JSON.stringify(migrations.map(({ checksum }) => checksum)))
    .digest("hex");
  const template = `template_${content.slice(0, 16)}`;
  await withConnection(ownerUrl, (client) =>
    underAdvisoryLock(client, templateLock, async () => {
      const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
      const names = rows.map(({ datname }) => datname);
      for (const name of names.filter(isAbandoned))
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      if (names.includes(template)) return;
      const unfinished = `${template}_unfinished`;
      await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`);
      await client.query(`CREATE DATABASE "${unfinished}"`);
      await applyMigrations(withDatabase(ownerUrl, unfinished), migrations);
      await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${template}"`);
    }),
  );
  return template;
}

/** The database of a run that was killed: its name carries the process that made it. */
function isAbandoned(name: string): boolean {
  const pid = /^test_(\d+)_/.exec(name)?.[1];
  return pid !== undefined && !isRunning({ pid: Number(pid), startedAt: null });
}
