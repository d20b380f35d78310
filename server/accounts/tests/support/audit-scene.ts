import type pg from "pg";
import type { KnownHead } from "@/server/accounts/audit-chain/checkpoint-walk";
import { createSealer, type SealerDeps } from "@/server/accounts/audit-chain/sealer";
import { publicTextOf, sealingKeyFrom, trustedKeysFrom } from "@/server/accounts/audit-chain/sealing-keys";
import { type Verified, verifyChain } from "@/server/accounts/audit-chain/verify-chain";
import { openPool } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { TEST_AUDIT_SEED } from "./audit-seeds";
import { createTestDatabase, type TestDatabase } from "./database";

export type AuditScene = {
  readonly testDatabase: TestDatabase;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/** A trail of its own, sealed with the key of the tests. */
export async function auditScene(): Promise<AuditScene> {
  const testDatabase = await createTestDatabase();
  const pool = openPool({ appUrl: testDatabase.appUrl });
  return {
    testDatabase,
    pool,
    close: async () => {
      await pool.end();
      await testDatabase.drop();
    },
  };
}

/** Entries in a transaction each; answers their ids in the order of writing. */
export async function putEntries(
  { pool }: Pick<AuditScene, "pool">,
  count: number,
  at = new Date(),
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = newId();
    await pool.query(PUT, [id, at, `r${index}`, JSON.stringify([{ field: "name", before: null, after: `n${index}` }])]);
    ids.push(id);
  }
  return ids;
}

const PUT = `
  INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, changes, channel, request_id)
  VALUES ($1, $2, 'SYSTEM', 'system:timer', 'account.import', 'DONE', $4, 'worker', $3)`;

export const sealerOf = ({ pool }: Pick<AuditScene, "pool">, differs: Partial<SealerDeps> = {}) =>
  createSealer({ pool, key: sealingKeyFrom(TEST_AUDIT_SEED), now: () => new Date(), ...differs });

/**
 * Seals all that there is, in whole batches: another database of the cluster may hold a transaction open for a moment,
 * and the sealer stays below it.
 */
export async function sealAll(scene: Pick<AuditScene, "pool">, differs: Partial<SealerDeps> = {}): Promise<void> {
  const left = async (condition: string): Promise<number> => {
    const { rows } = await scene.pool.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM audit_entry e
        WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.recorded_at = e.recorded_at AND s.entry_id = e.id) ${condition}`,
    );
    return rows[0]?.left ?? 0;
  };
  const isMoving =
    "AND e.tx BETWEEN pg_snapshot_xmin(pg_current_snapshot()) AND pg_snapshot_xmax(pg_current_snapshot())";
  while ((await left(isMoving)) > 0);
  const seal = sealerOf(scene, differs);
  while ((await left("")) > 0) await seal();
}

export const testKeys = (...seeds: readonly Uint8Array[]) =>
  trustedKeysFrom((seeds.length === 0 ? [TEST_AUDIT_SEED] : seeds).map(publicTextOf));

export const verify = (
  { pool }: Pick<AuditScene, "pool">,
  {
    known = null,
    keys = testKeys(),
    groupEntries,
  }: {
    readonly known?: KnownHead | null;
    readonly keys?: ReturnType<typeof testKeys>;
    readonly groupEntries?: number;
  } = {},
): Promise<Verified> =>
  verifyChain({
    db: pool,
    keys,
    known,
    now: () => new Date(),
    ...(groupEntries === undefined ? {} : { groupEntries }),
  });

/** As somebody who owns the database and takes the guards away. */
export const tamper = (scene: AuditScene, ...statements: readonly string[]): Promise<void> =>
  withConnection(scene.testDatabase.ownerUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  });
