import { outcomeLabel } from "@/server/accounts/application/dto/reason-words";
import type { PastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import { outcomeOf } from "./column-values";
import type { ReadRows, Statement } from "./read-pool";
import { deciderOf, decisionReasonLabel } from "./review-rows";

export const PAST_DECISIONS_AT_MOST = 20;

export type DecisionRow = {
  readonly id: string;
  readonly decision: string | null;
  readonly reason_code: string | null;
  readonly note: string | null;
  readonly decided_at: Date | null;
  readonly decider_name: string | null;
};

const decisions: Statement = {
  name: "past-decisions",
  text: `SELECT c.id, c.decision, c.reason_code, c.note, c.decided_at, d.name AS decider_name
           FROM review_case c LEFT JOIN account d ON d.id = c.decided_by
          WHERE c.account_id = $1 AND c.state = 'DECIDED'
          ORDER BY c.opened_at DESC, c.id DESC LIMIT ${PAST_DECISIONS_AT_MOST}`,
};

/** The latest decisions on an account, newest first. For readers of cases: notes are in clear. */
export async function readPastDecisions(read: ReadRows, accountId: string): Promise<PastDecisionDto[]> {
  const rows = await read<DecisionRow>(decisions, [accountId]);
  return rows.flatMap((row) => toPastDecision(row) ?? []);
}

/** Null while the case is open. */
export function toPastDecision(row: DecisionRow): PastDecisionDto | null {
  if (row.decision === null || row.decided_at === null) return null;
  const outcome = outcomeOf(row.decision);
  return {
    caseId: row.id,
    outcome,
    outcomeLabel: outcomeLabel(outcome),
    reasonCode: row.reason_code,
    reasonLabel: decisionReasonLabel(row.reason_code),
    note: row.note,
    by: deciderOf(row),
    at: row.decided_at,
  };
}
