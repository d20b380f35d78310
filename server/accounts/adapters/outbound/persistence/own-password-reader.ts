import type pg from "pg";
import type { OwnPasswordReader } from "@/server/accounts/application/ports/outbound/own-password-reader";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";

export const createOwnPasswordReader = (pool: Pick<pg.Pool, "query">): OwnPasswordReader => ({
  hashOf: async (accountId) => {
    const { rows } = await pool.query<{ password_hash: string }>({
      name: "own-password",
      text: "SELECT password_hash FROM credential WHERE account_id = $1",
      values: [accountId],
    });
    return rows[0] ? passwordHashFrom(rows[0].password_hash) : null;
  },
});
