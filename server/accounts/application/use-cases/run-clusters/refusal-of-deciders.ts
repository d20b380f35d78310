import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AnsweredApproval } from "@/server/accounts/domain/entities/approval-request";
import { mayApprove, mayAsk } from "@/server/accounts/domain/policies/approval-policy";
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
  const mayStill = (who: Account | null, may: (role: StaffRole) => boolean) =>
    who?.status === "ACTIVE" &&
    !activeLock(who, write.at) &&
    who.roles.some(({ type }) => isStaffRole(type) && may(type));
  const askerMay = mayStill(asker, (role) => mayAsk(action, role));
  const approverMay = mayStill(approver, (role) => mayApprove(action, role));
  if (!askerMay || !approverMay) return refuse({ code: "FORBIDDEN", permission: action });
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
