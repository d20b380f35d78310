import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AnsweredApproval } from "@/server/accounts/domain/entities/approval-request";
import { type ApprovalAction, mayApprove, mayAsk } from "@/server/accounts/domain/policies/approval-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { isStaffRole, type StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/**
 * A run takes its time: whoever lost the role meanwhile, or is on hold, decides nothing more (FORBIDDEN), and nobody
 * about their own account or one linked to it (CONFLICT_OF_INTEREST).
 */
export async function refusalOfDeciders(
  write: WritableRepositories,
  { action, requestedBy, decidedBy }: AnsweredApproval,
  about: AccountId,
): Promise<Result<{ readonly asker: AccountId }>> {
  if (isApiKeyRef(requestedBy)) throw new Error("Other systems don't ask for this.");
  const [asker, approver] = await Promise.all([write.accounts.find(requestedBy), write.accounts.find(decidedBy)]);
  const approverMay = mayStill(approver, write.at, (role) => mayApprove(action, role));
  if (!mayStillAsk(asker, action, write.at) || !approverMay) return refuse({ code: "FORBIDDEN", permission: action });
  for (const person of [requestedBy, decidedBy]) {
    const [own] = await write.clusters.ownAmong(person, [about]);
    if (own)
      return refuse({
        code: "CONFLICT_OF_INTEREST",
        because: "It belongs to one of the two who decide, or is linked to them",
      });
  }
  return done({ asker: requestedBy });
}

/** Whether who asked may ask for it at this moment too: in the role, and not on hold. */
export const mayStillAsk = (asker: Account | null, action: ApprovalAction, at: Date): boolean =>
  mayStill(asker, at, (role) => mayAsk(action, role));

const mayStill = (who: Account | null, at: Date, may: (role: StaffRole) => boolean): boolean =>
  who?.status === "ACTIVE" && !activeLock(who, at) && who.roles.some(({ type }) => isStaffRole(type) && may(type));
