import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueRequest, DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { remindOfApproval } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { PendingApproval } from "@/server/accounts/domain/entities/approval-request";
import { approvalPolicy, approversOf } from "@/server/accounts/domain/policies/approval-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { countDone, NothingToDo } from "../nothing-to-do";
import { provedContact } from "../proved-contact";
import { timer } from "../system-actors";

export type RemindOfRequestsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "requestsToRemind">;
  readonly now: () => Date;
};

/**
 * Two hours before a request lapses, whoever asked and everybody who may answer is told, once: two workers at once tell
 * once. Answers how many requests this one told of.
 */
export const remindOfRequests =
  (deps: RemindOfRequestsDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ reminded: number; found: number }> => {
    const until = new Date(deps.now().getTime() + approvalPolicy.remindsHoursBefore * 3_600_000);
    const due = await deps.dueWork.requestsToRemind(until, limit);
    const reminded = await countDone(due, (request) => remindOfOne(deps, request, origin));
    return { reminded, found: due.length };
  };

const remindOfOne = (
  { unitOfWork }: RemindOfRequestsDeps,
  { id, accountId }: DueRequest,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "approval.remind",
      actor: timer,
      origin,
      subject: { type: "APPROVAL", id },
      accounts: accountId ? [accountId] : [],
    },
    async (write) => {
      const request = await write.approvals.find(id);
      const reminded = request && remindOfApproval(request, { at: write.at });
      if (!reminded) throw new NothingToDo();
      const saved = await write.approvals.save(request, reminded);
      // Another worker was first: it told them.
      if (!saved.ok) throw new NothingToDo();
      for (const colleague of await concerned(write, reminded)) await tell(write, colleague, reminded);
      return done(null);
    },
  );

/** Whoever asked, and whoever may answer: never the one it is about. */
async function concerned(write: WritableRepositories, request: PendingApproval): Promise<readonly AccountId[]> {
  const { action, requestedBy, accountId } = request;
  const approvers = await write.staff.listActive(approversOf(action));
  const all = new Set(isApiKeyRef(requestedBy) ? approvers : [requestedBy, ...approvers]);
  return [...all].filter((id) => id !== accountId);
}

async function tell(write: WritableRepositories, accountId: AccountId, { id, expiresAt }: PendingApproval) {
  const account = await write.accounts.find(accountId);
  const contact = account && provedContact(account);
  if (contact?.channel !== "EMAIL") return;
  const values = { at: expiresAt.toISOString(), page: `/console/approvals?ap=${id}` };
  write.notifications.queue({ accountId, ...contact, template: "REQUEST_LAPSES", values });
}
