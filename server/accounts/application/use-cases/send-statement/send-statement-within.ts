import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { wordStatement } from "@/server/accounts/domain/domain-services/statement-of-reasons-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { StatedDecision } from "@/server/accounts/domain/entities/statement-of-reasons";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import type { StatementId } from "@/server/accounts/domain/value-objects/statement-id";
import type { StatusReason } from "@/server/accounts/domain/value-objects/status-reason";
import { provedContact } from "../proved-contact";

export type StatementOrder = {
  readonly account: Account;
  readonly decision: StatedDecision;
  readonly reasonCode: LockReason | StatusReason;
  /** Null when only a person ends it. */
  readonly until: Date | null;
  /** Null when the system decided. */
  readonly decidedBy: AccountId | null;
  readonly isAutomated: boolean;
};

/**
 * Within the unit of work that decides: stores the statement of reasons and queues it to a verified contact. A holder
 * without one reads it at `/hold`.
 */
export async function sendStatementWithin(
  write: WritableRepositories,
  { account, decision, reasonCode, until, decidedBy, isAutomated }: StatementOrder,
): Promise<StatementId> {
  const { subject, text } = wordStatement({ decision, reason: reasonCode, until, isAutomated, at: write.at });
  const statement = { accountId: account.id, decision, reasonCode, isAutomated, until, subject, text, decidedBy };
  const id = await write.statements.insert({ ...statement, auditEntryId: write.auditEntryId, createdAt: write.at });
  const contact = provedContact(account);
  if (contact) {
    write.notifications.queue({
      accountId: account.id,
      ...contact,
      template: "STATEMENT_OF_REASONS",
      values: { text },
      undoable: decidedBy !== null && !isAutomated,
    });
  }
  return id;
}
