import { join } from "node:path";
import {
  applicationPassword,
  checkApplicationLogin,
  ensureApplicationRole,
  ensureRoleName,
} from "@/server/platform/application-role";
import { type Config, readConfig } from "@/server/platform/config";
import { ensureDatabase, openEmbeddedPostgres } from "@/server/platform/embedded-postgres";
import { applyMigrations, readMigrations } from "@/server/platform/migrations";
import { projectRoot } from "@/server/platform/project-root";
import { type LaunchConfig, readLaunchConfig, serverEnvironment } from "./launch-config";

/** Everything a command needs once the database stands: reachable, with its restricted login, migrated. */
export type Runtime = {
  readonly launch: LaunchConfig;
  readonly config: Config;
  /** For set-up and `database-url` alone. */
  readonly ownerUrl: string;
  /** What the web and worker processes are started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly migrationsApplied: readonly string[];
  /** Gives the embedded cluster back; it stops when nobody else holds it. */
  readonly release: () => Promise<void>;
};

const databaseName = "goodstanding";

/** Prepares the database of this installation: starts or joins the embedded one, or uses DATABASE_URL. */
export async function openRuntime(launch: LaunchConfig = readLaunchConfig()): Promise<Runtime> {
  const { ownerUrl, shortestWay, release } = await openServer(launch);
  try {
    const appUrl = shortestWay(await prepareLogin(launch, ownerUrl));
    const migrationsApplied = await applyMigrations(
      ownerUrl,
      readMigrations(join(projectRoot, "prisma", "migrations")),
    );
    if (launch.database.kind === "external" && launch.database.appUrl !== null) await checkApplicationLogin(appUrl);
    const environment = serverEnvironment(launch, appUrl);
    return { launch, config: readConfig(environment), ownerUrl, environment, migrationsApplied, release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function openServer({ database, dataDirectory }: LaunchConfig) {
  if (database.kind === "external") {
    return { ownerUrl: database.ownerUrl, shortestWay: (url: string) => url, release: async () => undefined };
  }
  const cluster = await openEmbeddedPostgres({ directory: join(dataDirectory, "postgres") });
  try {
    await ensureDatabase(cluster.ownerUrl("postgres"), databaseName);
  } catch (error) {
    await cluster.release();
    throw error;
  }
  return { ownerUrl: cluster.ownerUrl(databaseName), shortestWay: cluster.shortestWay, release: cluster.release };
}

async function prepareLogin({ database, masterKey }: LaunchConfig, ownerUrl: string): Promise<string> {
  if (database.kind === "external" && database.appUrl !== null) {
    await ensureRoleName(ownerUrl);
    return database.appUrl;
  }
  const password = applicationPassword(Buffer.from(masterKey, "base64"));
  return await ensureApplicationRole(ownerUrl, { password, ownServer: database.kind === "embedded" });
}
