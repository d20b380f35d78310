import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withConnection } from "@/server/platform/database-session";
import { withDatabase } from "@/server/platform/postgres-url";

export type TestDatabase = {
  /** The owner's connection string: may do everything. */
  readonly ownerUrl: string;
  /** The application's restricted login, as in production. */
  readonly appUrl: string;
  /** Removes the database, cutting connections that a test left open. */
  readonly drop: () => Promise<void>;
};

/**
 * A migrated database of a test file's own, cloned from the template in some 30 ms. Call it in `beforeAll`, and `drop`
 * in `afterAll`. Only for files of the project `adapters`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject("testCluster");
  return await create(`TEMPLATE "${cluster.template}" STRATEGY FILE_COPY`);
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await create("");
}

async function create(options: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject("testCluster");
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await withConnection(ownerUrl, (client) => client.query(`CREATE DATABASE "${name}" ${options}`));
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: async () => {
      await withConnection(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}
