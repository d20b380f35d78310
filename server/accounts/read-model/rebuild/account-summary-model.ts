import { accountSummaryEvents } from "@/server/accounts/read-model/projections/account-summary-projection";
import { buildSummaries, refreshAccountSummaries } from "./account-summary-store";
import type { RebuildableModel } from "./read-model";

const aside = "account_summary_aside";

/** The lookup's read model, built anew from the accounts as they are. */
export const accountSummaryRebuild: RebuildableModel = {
  name: "account-summary",
  table: "account_summary",
  wantedSql: `type IN (${[...accountSummaryEvents].map((type) => `'${type}'`).join(", ")})`,
  build: buildSummaries,
  listBehind: async (tx, since) => {
    const { rows } = await tx.query<{ account_id: string }>(
      `SELECT DISTINCT account_id FROM outbox_published
        WHERE published_at >= $1 AND account_id IS NOT NULL AND type = ANY($2::text[])`,
      [since, [...accountSummaryEvents]],
    );
    return rows.map((row) => row.account_id);
  },
  refresh: (tx, accountIds) => refreshAccountSummaries(tx, accountIds, aside),
};
