import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { ClusterTally } from "@/server/accounts/application/ports/outbound/cluster-repository";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { provedContact } from "../proved-contact";
import { approvalsRun } from "../system-actors";

/** Nobody is left to decide: whoever asked and whoever approved are told what came of it, once. */
export function finishCluster(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  approvalId: ApprovalId,
  origin: RequestOrigin,
): Promise<Result<null> | null> {
  const audited = {
    action: "case.finish-cluster",
    actor: approvalsRun,
    origin: { ...origin, requestId: approvalId },
    subject: { type: "APPROVAL", id: approvalId },
    accounts: [],
  } as const;
  return unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      const tally = await write.clusters.finish(approvalId);
      const request = tally && (await write.approvals.find(approvalId));
      if (!tally || request?.state !== "APPROVED") throw new NothingToDo();
      const { requestedBy, decidedBy } = request;
      for (const person of new Set([requestedBy, decidedBy])) {
        if (!isApiKeyRef(person)) await tell(write, person, { approvalId, tally });
      }
      return done(null);
    }),
  );
}

async function tell(
  write: WritableRepositories,
  accountId: AccountId,
  { approvalId, tally }: { readonly approvalId: ApprovalId; readonly tally: ClusterTally },
): Promise<void> {
  const account = await write.accounts.find(accountId);
  const contact = account && provedContact(account);
  if (contact?.channel !== "EMAIL") return;
  const { decided, refused } = tally;
  const values = { decided: String(decided), refused: String(refused), page: `/console/approvals?ap=${approvalId}` };
  write.notifications.queue({ accountId, ...contact, template: "CLUSTER_DECIDED", values });
}
