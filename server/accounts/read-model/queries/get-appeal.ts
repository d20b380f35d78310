import type { AppealDto } from "@/server/accounts/application/dto/appeal-dto";
import { appealStateLabel, decisionLabel } from "@/server/accounts/application/dto/appeal-words";
import { reasonLabel } from "@/server/accounts/application/dto/audit-words";
import type { GetAppealInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { appealStateOf, readOwnStatements } from "./own-statements";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { grants, refuseUnless } from "./reader";

export type GetAppealDeps = { readonly pool: ReadPool; readonly now: Clock; readonly openPrivate: OpenPrivate };

type Row = NameColumns & {
  readonly appeal_state: string;
  readonly statement_id: string;
  readonly decision: string;
  readonly reason_code: string;
  readonly is_automated: boolean;
  readonly audit_entry_id: string;
  readonly is_latest: boolean;
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_until: Date | null;
  readonly limit_until: Date | null;
  readonly waits_to_reapply: boolean | null;
  readonly answered_by: string | null;
  readonly decider_ids: string[];
  readonly decider_names: string[];
};

/** The entry of the decision names who gave the last word; with who asked, they are all who took part. */
const appeal: Statement = {
  name: "appeal",
  text: `SELECT x.state AS appeal_state, g.id AS statement_id, g.decision, g.reason_code, g.is_automated, g.audit_entry_id,
           NOT EXISTS (SELECT 1 FROM statement_of_reasons n WHERE n.account_id = g.account_id
                         AND n.decision = g.decision AND (n.created_at, n.id) > (g.created_at, g.id)) AS is_latest,
           a.status, a.lock_scope, a.lock_until, ol.until AS limit_until,
           (SELECT s.state->'ended'->>'reapplyFrom' IS NOT NULL FROM seller_application s WHERE s.account_id = a.id
             ORDER BY s.opened_at DESC, s.id DESC LIMIT 1) AS waits_to_reapply, w.name AS answered_by,
           coalesce(d.ids, '{}') AS decider_ids, coalesce(d.names, '{}') AS decider_names, ${nameColumns}
         FROM appeal x JOIN statement_of_reasons g ON g.id = x.statement_id JOIN account a ON a.id = x.account_id
         ${nameJoins}
         LEFT JOIN account w ON w.id = x.decided_by
         LEFT JOIN output_limit ol ON ol.account_id = a.id
         LEFT JOIN LATERAL (
           SELECT array_agg(c.id::text ORDER BY c.id) AS ids, array_agg(coalesce(c.name, 'Somebody who has left') ORDER BY c.id) AS names
             FROM account c WHERE c.id = g.decided_by OR c.id IN (
               SELECT t.actor_account_id FROM audit_entry t
                WHERE t.recorded_at = g.created_at AND t.id = g.audit_entry_id AND t.actor_kind = 'STAFF')) d ON true
         WHERE x.id = $1`,
};

/** One appeal: the statement as sent, what the holder wrote, and what an answer would do. */
export const getAppeal =
  ({ pool, now, openPrivate }: GetAppealDeps) =>
  async ({ appealId }: GetAppealInput, actor: StaffActor): Promise<Result<AppealDto>> => {
    const refused = refuseUnless(actor, "appeal.read");
    if (refused) return refused;
    return readTogether(pool, async (read) => {
      const found = await findAppeal(read, openPrivate, appealId);
      if (!found) return refuse({ code: "NOT_FOUND", what: "appeal" });
      const { row, statement } = found;
      return done({
        id: appealId,
        account: { id: row.id, name: accountName(row) },
        statement,
        decisionLabel: decisionLabel(statement.decision),
        stateLabel: appealStateLabel(appealStateOf(row.appeal_state)),
        reasonLabel: reasonLabel(row.reason_code),
        isAutomated: row.is_automated,
        decidedByNames: row.decider_names,
        auditEntryId: row.audit_entry_id,
        answeredByName: row.answered_by,
        reversal: reversalOf(row, now()),
        blockedBecause: blockedBecause(row, actor),
      });
    });
  };

async function findAppeal(read: ReadRows, openPrivate: OpenPrivate, appealId: string) {
  const [row] = await read<Row>(appeal, [appealId]);
  const statements = row ? await readOwnStatements(read, openPrivate, row.id) : [];
  const statement = statements.find(({ id }) => id === row?.statement_id);
  return row && statement ? { row, statement } : null;
}

/** As the answer itself will decide it. */
function reversalOf(row: Row, at: Date): AppealDto["reversal"] {
  if (!row.is_latest) return "NOTHING";
  const locked = row.lock_scope === "ACCOUNT" && (row.lock_until === null || row.lock_until > at);
  if (row.decision === "REJECT_SELLER") return row.waits_to_reapply ? "MAY_REAPPLY" : "NOTHING";
  if (row.decision === "LIMIT") return row.limit_until !== null && row.limit_until > at ? "LIMIT_LIFTED" : "NOTHING";
  if (row.decision === "LOCK") return locked ? "LOCK_LIFTED" : "NOTHING";
  return row.decision === "SUSPEND" && row.status === "SUSPENDED" ? "ACTIVATION_ASKED" : "NOTHING";
}

function blockedBecause(row: Row, actor: StaffActor): string | null {
  if (row.appeal_state !== "OPEN") return "This appeal has been answered.";
  if (!grants(actor.role, "appeal.decide")) return "Your role reads appeals and does not answer them.";
  if (row.decider_ids.includes(actor.accountId)) return "You took part in this decision. Somebody else must answer.";
  return null;
}
