import type pg from "pg";
import type { AppealDirectory } from "@/server/accounts/application/ports/outbound/appeal-directory";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

/** Whose appeal it is, by its primary key. */
export const createAppealDirectory = (pool: Pick<pg.Pool, "query">): AppealDirectory => ({
  accountOf: async (appealId) => {
    const { rows } = await pool.query<{ account_id: string }>({
      name: "appeal-account",
      text: "SELECT account_id FROM appeal WHERE id = $1",
      values: [appealId],
    });
    return rows[0] ? accountIdFrom(rows[0].account_id) : null;
  },
});
