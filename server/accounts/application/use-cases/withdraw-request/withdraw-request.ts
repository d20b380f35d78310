import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApprovalDirectory } from "@/server/accounts/application/ports/outbound/approval-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { withdrawApproval } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import type { TakenBack } from "../take-back/take-back";
import { takeBackWithin } from "../take-back/take-back-within";
import type { WithdrawRequestInput } from "./withdraw-request.schema";

export type WithdrawRequestDeps = { readonly unitOfWork: UnitOfWork; readonly approvals: ApprovalDirectory };

export type RequestWithdrawn = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  /** What stood only until an answer, and is gone now. */
  readonly takenBack: TakenBack;
};

/** Whoever asked takes the question back; what was done only to wait for the answer goes in the same commit. */
export const withdrawRequest =
  ({ unitOfWork, approvals }: WithdrawRequestDeps) =>
  async (input: WithdrawRequestInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RequestWithdrawn>> => {
    const id = approvalIdFrom(input.approvalId);
    const accountId = await approvals.accountOf(id);
    const subject = { type: "APPROVAL", id } as const;
    const accounts = accountId ? [accountId] : [];
    return unitOfWork({ action: "approval.withdraw", actor, origin, subject, accounts }, async (write) => {
      const request = await write.approvals.find(id);
      if (!request) return refuse({ code: "NOT_FOUND", what: "request" });
      const takenBack = await withdrawWithin(write, request, actor);
      return takenBack.ok
        ? done({ approvalId: id, auditEntryId: write.auditEntryId, takenBack: takenBack.value })
        : takenBack;
    });
  };

/** Withdraws a request within a running unit of work, and takes back what stood only until an answer. */
export async function withdrawWithin(
  write: WritableRepositories,
  request: ApprovalRequest,
  { accountId, name }: Pick<StaffActor, "accountId" | "name">,
): Promise<Result<TakenBack>> {
  const withdrawn = withdrawApproval(request, { by: { id: accountId, name }, at: write.at });
  if (!withdrawn.ok) return withdrawn;
  const saved = await write.approvals.save(request, withdrawn.value);
  return saved.ok ? takeBackWithin(write, withdrawn.value, accountId) : saved;
}
