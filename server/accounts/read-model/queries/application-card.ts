import type { ApplicationCardDto } from "@/server/accounts/application/dto/account-overview-dto";
import { stageLabel } from "@/server/accounts/application/dto/account-words";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import { stageOf } from "./column-values";
import type { ReadRows, Statement } from "./read-pool";
import { grants, type Reader } from "./reader";

type Row = {
  readonly id: string;
  readonly store_name: string;
  readonly stage: string;
  readonly opened_at: Date;
  readonly since: Date | null;
  readonly is_paused: boolean;
  readonly reopened: string | null;
};

/** A stage begins with the approval of the one before, selling with its profile; an end says its own moment. */
const newest: Statement = {
  name: "application-card",
  text: `SELECT s.id, s.store_name, s.stage, s.opened_at, s.is_paused, s.state->>'reopened' AS reopened,
      CASE WHEN s.stage = 'ESTABLISHED' THEN NULL
           ELSE coalesce((s.state#>>'{ended,at}')::timestamptz,
             (SELECT p.created_at FROM seller_profile p WHERE p.account_id = s.account_id),
             (SELECT max(d.decided_at) FROM seller_stage_decision d
               WHERE d.application_id = s.id AND d.decision = 'APPROVED' AND s.stage <> 'BUSINESS'), s.opened_at) END AS since
    FROM seller_application s WHERE s.account_id = $1 ORDER BY s.opened_at DESC, s.id DESC LIMIT 1`,
};

/** Where the newest application to sell stands, for the account's own page. */
export async function readApplicationCard(
  read: ReadRows,
  accountId: string,
  { role }: Pick<Reader, "role">,
): Promise<ApplicationCardDto | null> {
  const [row] = await read<Row>(newest, [accountId]);
  if (!row) return null;
  const id = applicationIdFrom(row.id);
  return {
    id: grants(role, "seller.read") ? id : null,
    reference: applicationReference(id),
    storeName: row.store_name,
    stageLabel: stageLabel(stageOf(row.stage)),
    openedAt: row.opened_at,
    since: row.since,
    isPaused: row.is_paused,
    isTaxReopened: row.reopened !== null,
  };
}
