import type pg from "pg";
import type { KeyStore } from "../security/personal-data-encryption";
import { plain, texts } from "./array-text";
import { hexOf } from "./hex-of";
import type { Transaction } from "./transaction";

type KeyRow = { account_id: string; wrapped_key: Uint8Array; master_key_id: string };

/** The keys as one transaction sees and makes them. */
export const transactionKeyStore = (tx: Transaction, at: Date): KeyStore => ({
  find: async (ids) => {
    const rows = await tx.$queryRaw<KeyRow[]>`
      SELECT account_id, wrapped_key, master_key_id FROM account_key WHERE account_id = ANY(${ids}::uuid[])`;
    return keysById(rows);
  },
  add: async (keys) => {
    const entries = [...keys];
    await tx.$executeRaw`
      INSERT INTO account_key (account_id, wrapped_key, master_key_id, created_at)
      SELECT k.id, decode(k.wrapped, 'hex'), k.master, ${at}::timestamptz
        FROM unnest(${plain(entries.map(([id]) => id))}::uuid[],
                    ${plain(entries.map(([, { wrapped }]) => hexOf(wrapped)))}::text[],
                    ${texts(entries.map(([, { masterKeyId }]) => masterKeyId))}::text[]) AS k (id, wrapped, master)
      ON CONFLICT DO NOTHING`;
  },
});

/** For reading only: screens and the relay open what was sealed. */
export const poolKeyStore = (pool: Pick<pg.PoolClient, "query">): Pick<KeyStore, "find"> => ({
  find: async (ids) => {
    const { rows } = await pool.query<KeyRow>(
      "SELECT account_id, wrapped_key, master_key_id FROM account_key WHERE account_id = ANY($1::uuid[])",
      [ids],
    );
    return keysById(rows);
  },
});

/** The same within a transaction that is not Prisma's, which may make keys too. */
export const queryableKeyStore = (tx: Pick<pg.PoolClient, "query">, at: Date): KeyStore => ({
  ...poolKeyStore(tx),
  add: async (keys) => {
    const entries = [...keys];
    await tx.query(
      `INSERT INTO account_key (account_id, wrapped_key, master_key_id, created_at)
       SELECT k.id, k.wrapped, k.master, $4 FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS k (id, wrapped, master)
       ON CONFLICT DO NOTHING`,
      [
        entries.map(([id]) => id),
        entries.map(([, { wrapped }]) => Buffer.from(wrapped)),
        entries.map(([, { masterKeyId }]) => masterKeyId),
        at,
      ],
    );
  },
});

const keysById = (rows: readonly KeyRow[]) =>
  new Map(rows.map((row) => [row.account_id, { wrapped: row.wrapped_key, masterKeyId: row.master_key_id }]));
