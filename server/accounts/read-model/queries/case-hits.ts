import type { AccountHitDto, CaseHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { flagReasonLabel } from "@/server/accounts/application/dto/reason-words";
import { flagReasonsOf } from "./column-values";
import type { ReadRows, Statement } from "./read-pool";

type CaseHitRow = {
  readonly id: string;
  readonly account_id: string;
  readonly reasons: unknown;
  readonly due_at: Date;
};

const openCasesOf: Statement = {
  name: "open-cases-of-accounts",
  text: `SELECT id, account_id, reasons, due_at FROM review_case
          WHERE state = 'OPEN' AND account_id = ANY($1::uuid[]) ORDER BY due_at, id`,
};

/** The open cases of these accounts, at most one each. For readers of cases only. */
export async function readCaseHits(read: ReadRows, accounts: readonly AccountHitDto[]): Promise<CaseHitDto[]> {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const rows = await read<CaseHitRow>(openCasesOf, [[...names.keys()]]);
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
