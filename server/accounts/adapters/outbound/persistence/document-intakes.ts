import type pg from "pg";
import type {
  DocumentIntake,
  DocumentIntakes,
} from "@/server/accounts/application/ports/outbound/document-intake-port";
import {
  DOCUMENT_STORES,
  type DocumentStoreName,
} from "@/server/accounts/application/ports/outbound/document-store-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import { isDocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { stored } from "./stored-value";

type Row = {
  readonly storage_key: string;
  readonly store: string;
  readonly chunk_count: number;
  readonly document_id: string;
  readonly account_id: string;
  readonly kind: string;
  readonly bytes: number;
  readonly began_at: Date;
};

/** Uploads under way, and what is left to sweep, each by one statement of its own. */
export const createDocumentIntakes = (pool: Pick<pg.Pool, "query">): DocumentIntakes => ({
  begin: async ({ key, store, documentId, accountId, kind, bytes, beganAt }) => {
    await pool.query(
      `INSERT INTO document_intake (storage_key, store, document_id, account_id, kind, bytes, began_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [key, store, documentId, accountId, kind, bytes, beganAt],
    );
  },
  expect: async (key, chunkCount) => {
    await pool.query("UPDATE document_intake SET chunk_count = $2 WHERE storage_key = $1", [key, chunkCount]);
  },
  giveUp: async (key) => {
    await pool.query("UPDATE document_intake SET is_over = true WHERE storage_key = $1", [key]);
  },
  underWay: async (accountId, since) => {
    const { rows } = await pool.query<Row>(
      "SELECT * FROM document_intake WHERE account_id = $1 AND began_at > $2 AND NOT is_over ORDER BY began_at LIMIT 20",
      [accountId, since],
    );
    return rows.map(toIntake);
  },
  takeLeft: async (begunBefore, limit) => {
    // Whoever was still at it finds its row over and gives up: nothing is swept under a document that stands.
    const { rows } = await pool.query<Row>(
      `UPDATE document_intake SET is_over = true
        WHERE storage_key IN (SELECT storage_key FROM document_intake WHERE is_over OR began_at <= $1
                               ORDER BY began_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING *`,
      [begunBefore, limit],
    );
    return rows.map((row) => ({ key: row.storage_key, store: storeOf(row), chunkCount: row.chunk_count }));
  },
  forget: async (key) => {
    await pool.query("DELETE FROM document_intake WHERE storage_key = $1 AND is_over", [key]);
  },
});

const isStore = (text: string): text is DocumentStoreName => DOCUMENT_STORES.some((store) => store === text);
const storeOf = ({ store }: Row): DocumentStoreName => stored(store, isStore, "document_intake.store");

const toIntake = (row: Row): DocumentIntake => ({
  documentId: documentIdFrom(row.document_id),
  key: row.storage_key,
  store: storeOf(row),
  accountId: accountIdFrom(row.account_id),
  kind: stored(row.kind, isDocumentKind, "document_intake.kind"),
  bytes: row.bytes,
  beganAt: row.began_at,
});
