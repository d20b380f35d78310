import type { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rawStatements } from "@/server/accounts/adapters/outbound/persistence/raw-statements";
import type { Transaction } from "@/server/accounts/adapters/outbound/persistence/transaction";
import { exposuresOf } from "@/server/accounts/adapters/outbound/persistence/trust-exposures";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { withConnection } from "@/server/platform/database-session";
import { createTestDatabase, type TestDatabase } from "../support/database";

const SELLER = accountIdFrom("018f0000-0000-7000-8000-000000000001");
const AGAINST = 20;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const put = `
  WITH seller AS (INSERT INTO account (id, name, status, created_at, updated_at, version)
                  VALUES ($1, 'Asha', 'ACTIVE', now(), now(), 1))
  INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
  SELECT gen_random_uuid(), $1, 'disputes', sign(n % 500), 1 - sign(n % 500), now() - n * interval '1 second', now(), 'shop', n,
         '{"amountMinor": 100}' FROM generate_series(1, 500 * ${AGAINST}) n`;

const rowsRead = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ read: number }>(
    `SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables
      WHERE relname LIKE 'trust\\_signal\\_%'`,
  );
  return rows[0]?.read ?? 0;
};

it("of a seller with ten thousand sales only the facts against them are read", async () => {
  await withConnection(database.ownerUrl, async (client) => {
    await client.query(put, [SELLER]);
    await client.query("ANALYZE trust_signal");
    await client.query("BEGIN");
    const before = await rowsRead(client);
    // The one part of a transaction that this read uses.
    const tx = rawStatements(client) as unknown as Transaction;
    const wanted = { accountId: SELLER, since: new Date(Date.now() - 86_400_000), currency: "INR" } as const;
    const sums = await exposuresOf(tx, [wanted], 1_000);
    expect(sums.get(SELLER)).toBe(100 * AGAINST);
    expect((await rowsRead(client)) - before).toBeLessThanOrEqual(2 * AGAINST);
    await client.query("COMMIT");
  });
});
