import type pg from "pg";
import type { DocumentStore } from "@/server/accounts/application/ports/outbound/document-store-port";

/** Pieces as rows of the database: nothing to set up, and in the same backup as everything else. */
export const databaseDocumentStore = (pool: Pick<pg.Pool, "query">): DocumentStore => ({
  name: "DATABASE",
  put: async ({ key, no }, sealed) => {
    await pool.query(
      "INSERT INTO document_chunk (storage_key, no, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [key, no, Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)],
    );
  },
  get: async ({ key, no }) => {
    const { rows } = await pool.query<{ sealed: Uint8Array }>({
      name: "document-chunk",
      text: "SELECT sealed FROM document_chunk WHERE storage_key = $1 AND no = $2",
      values: [key, no],
    });
    return rows[0]?.sealed ?? null;
  },
  remove: async (key) => {
    await pool.query("DELETE FROM document_chunk WHERE storage_key = $1", [key]);
  },
});
