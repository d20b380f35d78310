import type { StatedDecision, StatementOfReasons } from "@/server/accounts/domain/entities/statement-of-reasons";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { StatementId } from "@/server/accounts/domain/value-objects/statement-id";

/** Statements as they were sent. The text is encrypted with the account's key; nothing changes or removes one. */
export type StatementRepository = {
  insert(statement: Omit<StatementOfReasons, "id">): Promise<StatementId>;
  /** Those made at this moment: their decision was undone before they were sent, and nobody is shown them. */
  withdraw(accountId: AccountId, createdAt: Date): Promise<void>;
  /** The account's own, whatever else is asked for. */
  find(accountId: AccountId, id: StatementId): Promise<StatementOfReasons | null>;
  /** The newest of its kind: the one whose decision may still stand. */
  findLatest(accountId: AccountId, decision: StatedDecision): Promise<StatementOfReasons | null>;
  /** Everybody who took part in the decision: who asked for it and, where two were needed, who approved. */
  decidersOf(statement: StatementOfReasons): Promise<ReadonlySet<AccountId>>;
};
