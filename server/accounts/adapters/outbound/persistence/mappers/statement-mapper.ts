import { isStatedDecision, type StatementOfReasons } from "@/server/accounts/domain/entities/statement-of-reasons";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import type { PersonalData } from "../../security/personal-data-encryption";
import { stored } from "../stored-value";

export type OpenSealed = (owner: AccountId, sealed: Uint8Array) => Promise<PersonalData | null>;

type StatementRow = {
  readonly id: string;
  readonly accountId: string;
  readonly decision: string;
  readonly reasonCode: string;
  readonly isAutomated: boolean;
  readonly until: Date | null;
  readonly sealed: Uint8Array;
  readonly auditEntryId: string;
  readonly decidedBy: string | null;
  readonly createdAt: Date;
};

/** A statement whose key was destroyed has no words left. */
export async function toStatement(row: StatementRow, open: OpenSealed): Promise<StatementOfReasons> {
  const accountId = accountIdFrom(row.accountId);
  const opened = await open(accountId, row.sealed);
  return {
    id: statementIdFrom(row.id),
    accountId,
    decision: stored(row.decision, isStatedDecision, "statement_of_reasons.decision"),
    reasonCode: row.reasonCode,
    isAutomated: row.isAutomated,
    until: row.until,
    subject: wordsOf(opened?.["subject"]),
    text: wordsOf(opened?.["text"]),
    auditEntryId: row.auditEntryId,
    decidedBy: row.decidedBy === null ? null : accountIdFrom(row.decidedBy),
    createdAt: row.createdAt,
  };
}

const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
