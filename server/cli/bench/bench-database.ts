import { join } from "node:path";
import { type Composition, compose } from "@/server/composition-root";
import { ensureDatabase } from "@/server/platform/embedded-postgres";
import { applyMigrations, readMigrations } from "@/server/platform/migrations";
import { withDatabase } from "@/server/platform/postgres-url";
import { projectRoot } from "@/server/platform/project-root";
import type { Runtime } from "../runtime";

/** A database beside the real one, on the same server, with what a process of the product sees of it. */
export type BenchDatabase = Composition & {
  /** For the processes that serve it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ownerUrl: string;
};

/** Opens a migrated database for benchmarks; it is kept, so that a second run need not fill it again. */
export async function openBenchDatabase(runtime: Runtime, name: string): Promise<BenchDatabase> {
  await ensureDatabase(withDatabase(runtime.ownerUrl, "postgres"), name);
  const ownerUrl = withDatabase(runtime.ownerUrl, name);
  await applyMigrations(ownerUrl, readMigrations(join(projectRoot, "prisma", "migrations")));
  const appUrl = withDatabase(runtime.config.appUrl, name);
  const composition = compose({ ...runtime.config, appUrl }, "goodstanding-bench");
  return { ...composition, ownerUrl, environment: { ...runtime.environment, DATABASE_APP_URL: appUrl } };
}
