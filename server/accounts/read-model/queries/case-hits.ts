import type { AccountHitDto, CaseHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { flagReasonLabel } from "@/server/accounts/application/dto/reason-words";
import { flagReasonsOf } from "./column-values";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";

export type CaseHitRow = {
  readonly id: string;
  readonly account_id: string;
  readonly reasons: unknown;
  readonly due_at: Date;
};

const openCasesOf: Statement = {
  name: "open-cases-of-accounts",
  text: `SELECT c.id, c.account_id, c.reasons, c.due_at FROM ${eachIdOf("$1")} AS wanted (id)
           JOIN review_case c ON c.account_id = wanted.id AND c.state = 'OPEN' ORDER BY c.due_at, c.id`,
};

/** The open cases of these accounts, at most one each. For readers of cases only. */
export const readOpenCases = (read: ReadRows, accountIds: readonly string[]): Promise<CaseHitRow[]> =>
  read<CaseHitRow>(openCasesOf, [accountIds]);

export function toCaseHits(rows: readonly CaseHitRow[], accounts: readonly AccountHitDto[]): CaseHitDto[] {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const name = names.get(row.account_id);
    const reason = flagReasonsOf(row.reasons)[0];
    if (!name) return [];
    return [
      {
        caseId: row.id,
        accountId: row.account_id,
        name,
        reasonLabel: reason ? flagReasonLabel(reason) : "Flagged",
        dueAt: row.due_at,
      },
    ];
  });
}
