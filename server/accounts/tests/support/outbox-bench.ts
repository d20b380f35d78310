import { randomUUID } from "node:crypto";
import pg from "pg";
import { withConnection } from "@/server/platform/database-session";
import { createTestDatabase, type TestDatabase } from "./database";

/** A database with a table that consumers leave a mark in: what was delivered, and in which order. */
export type OutboxBench = {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly newPool: () => pg.Pool;
  /** Writes pending events, account by account in the order given; answers their ids. */
  readonly write: (accountIds: readonly (string | null)[], type?: string) => Promise<readonly string[]>;
  readonly marks: () => Promise<readonly Mark[]>;
  readonly count: (table: string, where?: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export type Mark = { readonly accountId: string; readonly eventId: string; readonly sequence: number };

/** Over a database of its own, or over the one of a scene, which then drops it. */
export async function openOutboxBench(given?: TestDatabase): Promise<OutboxBench> {
  const database = given ?? (await createTestDatabase());
  await withConnection(database.ownerUrl, async (client) => {
    await client.query("CREATE TABLE mark (place bigserial, account_id text, event_id uuid, sequence bigint)");
    await client.query(
      "GRANT SELECT, INSERT ON mark TO goodstanding_app; GRANT USAGE ON SEQUENCE mark_place_seq TO goodstanding_app",
    );
  });
  const pools: pg.Pool[] = [];
  const newPool = () => {
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  const pool = newPool();
  return {
    database,
    pool,
    newPool,
    write: (accountIds, type = "accounts.trust-signal-recorded.v1") => writeEvents(pool, accountIds, type),
    marks: () => readMarks(pool),
    count: async (table, where = "true") => {
      const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`);
      return rows[0]?.n ?? 0;
    },
    close: async () => {
      for (const open of pools) await open.end();
      if (!given) await database.drop();
    },
  };
}

export const someAccounts = (howMany: number): readonly string[] => Array.from({ length: howMany }, () => randomUUID());

async function writeEvents(
  pool: pg.Pool,
  accountIds: readonly (string | null)[],
  type: string,
): Promise<readonly string[]> {
  const rows = accountIds.map((accountId, index) => ({ id: randomUUID(), accountId, index }));
  await pool.query(
    `INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at, correlation_id, actor, available_at)
     SELECT id, "accountId", 0, index, $2, '{"policyVersion":1}', now(), now(), 'test', 'system:timer', '2026-01-01'
       FROM jsonb_to_recordset($1) AS r(id uuid, "accountId" uuid, index int) ORDER BY index`,
    [JSON.stringify(rows), type],
  );
  return rows.map((row) => row.id);
}

async function readMarks(pool: pg.Pool): Promise<readonly Mark[]> {
  const { rows } = await pool.query<{ account_id: string; event_id: string; sequence: string }>(
    "SELECT account_id, event_id, sequence FROM mark ORDER BY place",
  );
  return rows.map((row) => ({ accountId: row.account_id, eventId: row.event_id, sequence: Number(row.sequence) }));
}
