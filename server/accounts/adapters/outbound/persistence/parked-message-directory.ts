import type pg from "pg";
import type { ParkedMessageDirectory } from "@/server/accounts/application/ports/outbound/parked-message-directory";
import { SHOP_CONSUMER } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import type { PersonalData } from "../security/personal-data-encryption";

export type ParkedMessageDirectoryDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  /** Opens what the installation's own key sealed. */
  readonly open: (sealed: Uint8Array) => Promise<PersonalData | null>;
};

type Row = { readonly consumer: string | null; readonly sealed: Uint8Array | null };

export const createParkedMessageDirectory = ({ pool, open }: ParkedMessageDirectoryDeps): ParkedMessageDirectory => ({
  find: async (id) => {
    const { rows } = await pool.query<Row>({ name: "parked-message", text: byId, values: [id] });
    const [row] = rows;
    if (!row) return null;
    if (row.consumer === null) return { kind: "OUTBOX", message: null };
    if (row.consumer !== SHOP_CONSUMER) return { kind: "DELIVERY", message: null };
    return { kind: "INCOMING", message: row.sealed && (await open(row.sealed)) };
  },
});

const byId = `
  SELECT consumer, sealed FROM parked_message WHERE id = $1
  UNION ALL SELECT NULL, NULL FROM outbox WHERE id = $1 AND parked_at IS NOT NULL`;
