import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { holdsRole } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { requestApprovalWithin } from "../request-approval/request-approval-within";

/** What was asked about the team, and who can say yes to it: another ADMIN, or, without one, the operator. */
export type AskedOfTeam = {
  readonly auditEntryId: string;
  readonly approvalId: string;
  readonly expiresAt: Date;
  readonly approver: "ADMIN" | "OPERATOR";
};

type TeamQuestion = {
  readonly action: ApprovalAction;
  /** Null for an invitation: there is no account yet. */
  readonly account: Account | null;
  readonly order: StoredOrder;
  readonly reasonCode: string;
  readonly note: string;
  readonly by: StaffActor;
};

/** Asks for a second ADMIN within a running unit of work. Nothing takes effect by it. */
export async function askOfTeamWithin(
  write: WritableRepositories,
  { account, ...question }: TeamQuestion,
): Promise<Result<AskedOfTeam>> {
  const asked = await requestApprovalWithin(write, { ...question, accountId: account?.id ?? null });
  if (!asked.ok) return asked;
  const { id: approvalId, expiresAt } = asked.value;
  return done({ auditEntryId: write.auditEntryId, approvalId, expiresAt, approver: await approverOf(write, account) });
}

/** Is there an ADMIN beside the one who asks and the one it is about? */
async function approverOf(write: WritableRepositories, about: Account | null): Promise<AskedOfTeam["approver"]> {
  const concerned = about && holdsRole(about, "ADMIN") ? 2 : 1;
  return (await write.staff.countAdmins()) > concerned ? "ADMIN" : "OPERATOR";
}
