import type pg from "pg";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

/** Whose case it is, by its primary key. */
export const createCaseDirectory = (pool: Pick<pg.Pool, "query">): CaseDirectory => ({
  accountOf: async (caseId) => {
    const { rows } = await pool.query<{ account_id: string }>({
      name: "case-account",
      text: "SELECT account_id FROM review_case WHERE id = $1",
      values: [caseId],
    });
    return rows[0] ? accountIdFrom(rows[0].account_id) : null;
  },
});
