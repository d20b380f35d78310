import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { isLockOf } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import { done, type Result } from "@/server/accounts/domain/result";
import { TIMER } from "@/server/accounts/domain/value-objects/actor-ref";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { approvalsRun } from "../system-actors";
import type { MemberRef } from "./contain-member";

/**
 * Nobody agreed: the lock that contained the account goes, in a commit of its own, if it is still that lock. One that
 * somebody made longer meanwhile, or that waits for a longer one, holds the account for another reason and stays.
 */
export async function releaseMember(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  { approvalId, accountId }: MemberRef,
  origin: RequestOrigin,
): Promise<Result<null> | null> {
  const audited = {
    action: "case.release-linked",
    actor: approvalsRun,
    origin: { ...origin, requestId: approvalId },
    subject: { type: "ACCOUNT", id: accountId },
    accounts: [accountId],
  } as const;
  return await unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      const member = await write.clusters.find(approvalId, accountId);
      const request = await write.approvals.find(approvalId);
      if (member?.state !== "TO_LIFT" || !request) throw new NothingToDo();
      const lifted = await write.attempt(() => unlockWithin(write, member, request));
      const after: ClusterMember = {
        ...member,
        state: "ENDED",
        because: lifted.ok && lifted.value ? null : "Another lock holds it.",
        auditEntryId: write.auditEntryId,
      };
      if (!(await write.clusters.save(member, after))) throw new NothingToDo();
      return done(null);
    }),
  );
}

/** False where the lock that stands is not this request's any more. */
async function unlockWithin(
  write: WritableRepositories,
  { accountId, containedSince }: ClusterMember,
  request: ApprovalRequest,
): Promise<Result<boolean>> {
  const account = await write.accounts.find(accountId);
  const lock = account && activeLock(account, write.at);
  if (!account || !lock) return done(true);
  if (!containedSince || !isLockOf(lock, { by: request.requestedBy, since: containedSince })) return done(false);
  if (await write.approvals.findPending("account.lock", accountId)) return done(false);
  const by = "decidedBy" in request ? request.decidedBy : TIMER;
  const decided = unlockAccount(account, { by, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done(true);
}
