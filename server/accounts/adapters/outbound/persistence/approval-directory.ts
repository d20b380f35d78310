import type pg from "pg";
import type { ApprovalDirectory } from "@/server/accounts/application/ports/outbound/approval-directory";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

/** Whose request it is, by its primary key. */
export const createApprovalDirectory = (pool: Pick<pg.Pool, "query">): ApprovalDirectory => ({
  accountOf: async (id) => {
    const { rows } = await pool.query<{ account_id: string | null }>({
      name: "approval-account",
      text: "SELECT account_id FROM approval_request WHERE id = $1",
      values: [id],
    });
    const accountId = rows[0]?.account_id;
    return accountId ? accountIdFrom(accountId) : null;
  },
});
