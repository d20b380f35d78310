import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/server/accounts/adapters/outbound/persistence/generated/client";
import { lendingPool } from "./lent-connection";
import { logger } from "./logger";

/** Connections of the restricted login. */
export type Database = {
  /** For named statements and for Prisma alike. */
  readonly pool: pg.Pool;
  /** For what screens show: cannot write, and no statement takes longer than 2 s. Slow reads hold up nothing else. */
  readonly reads: pg.Pool;
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
  /** Refuses every write, whatever the login may. */
  readonly readOnly?: boolean;
};

export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options);
  const reads = openPool({ ...options, statementTimeoutMs: 2_000, readOnly: true });
  const prisma = openPrisma(pool);
  return {
    pool,
    reads,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await Promise.all([pool.end(), reads.end()]);
    },
  };
}

/** Prisma over this pool; its transactions join one that is lent to them. */
export const openPrisma = (pool: pg.Pool): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg(lendingPool(pool), { statementNameGenerator: statementNames() }),
    errorFormat: "minimal",
  });

/** Lists of values make ever new texts; what is worth keeping a plan for comes early and is short. */
const NAMED_STATEMENTS = 200;
const LONGEST_NAMED = 4_000;

/** A name for each of Prisma's statements, so that a connection parses and plans it once; empty for those that have none. */
function statementNames() {
  const names = new Map<string, string>();
  return ({ sql }: { readonly sql: string }): string => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= NAMED_STATEMENTS || sql.length > LONGEST_NAMED) return known ?? "";
    const name = `unit-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** A bare pool, for processes that never load Prisma. */
export function openPool({
  appUrl,
  poolSize = 8,
  applicationName = "goodstanding",
  statementTimeoutMs = 15_000,
  readOnly = false,
}: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: poolSize,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    ...(readOnly ? { options: "-c default_transaction_read_only=on" } : {}),
    // Statements asked for together leave together: one wait for all of them instead of one for each.
    pipeline: true,
    // A client that died inside a transaction must not keep accounts locked.
    idle_in_transaction_session_timeout: 20_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Finished commands must be able to end while connections idle.
    allowExitOnIdle: true,
  });
  // One that breaks while it is lent fails its statements; unheard, its own word of it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", (err) => logger.warn({ err }, "idle database connection lost"));
  return pool;
}
