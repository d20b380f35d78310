import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/server/accounts/adapters/outbound/persistence/generated/client";
import { logger } from "./logger";

/** One pool of the restricted login, for named statements and for Prisma alike. */
export type Database = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** Connection string of the restricted login. */
  readonly appUrl: string;
  /** More than four a core gains nothing. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** The longest any one statement may take, unless its transaction sets less. */
  readonly statementTimeoutMs?: number;
};

export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: "minimal" });
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** A bare pool, for processes that never load Prisma. */
export function openPool({
  appUrl,
  poolSize = 8,
  applicationName = "goodstanding",
  statementTimeoutMs = 15_000,
}: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: poolSize,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    // A client that died inside a transaction must not keep accounts locked.
    idle_in_transaction_session_timeout: 20_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Finished commands must be able to end while connections idle.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", (err) => logger.warn({ err }, "idle database connection lost"));
  return pool;
}
