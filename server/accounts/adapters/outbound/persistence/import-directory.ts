import type pg from "pg";
import type { ImportDirectory } from "@/server/accounts/application/ports/outbound/import-directory-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

export type ImportDirectoryDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly refreshLookup: ImportDirectory["refreshLookup"];
};

export const createImportDirectory = ({ pool, refreshLookup }: ImportDirectoryDeps): ImportDirectory => ({
  findIdsByExternalId: async (externalIds) => {
    const { rows } = await pool.query<{ id: string; external_id: string }>(
      "SELECT id, external_id FROM account WHERE external_id = ANY($1::text[])",
      [externalIds],
    );
    return new Map(rows.map((row) => [row.external_id, accountIdFrom(row.id)]));
  },
  openSignalMonths: async (first, last) => {
    await pool.query("SELECT ensure_signal_partitions($1, $2)", [first, last]);
  },
  refreshLookup,
});
