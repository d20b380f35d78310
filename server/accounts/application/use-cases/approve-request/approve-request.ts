import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApprovalDirectory } from "@/server/accounts/application/ports/outbound/approval-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { runRefused } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { AnsweredApproval } from "@/server/accounts/domain/entities/approval-request";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result } from "@/server/accounts/domain/result";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { refusalSentence } from "../../dto/refusal-sentences";
import { takeBackWithin } from "../take-back/take-back-within";
import type { ApproveRequestInput } from "./approve-request.schema";
import type { ApprovedRun } from "./approved-order";
import { approvedOrders } from "./approved-orders";
import { decideRequestWithin } from "./decide-request-within";

export type ApproveRequestDeps = { readonly unitOfWork: UnitOfWork; readonly approvals: ApprovalDirectory };

/** In effect, or approved and yet refused when it ran: then nothing took effect, and `because` says which rule. */
export type RequestApproved = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  readonly state: "APPROVED" | "REFUSED";
  readonly sessionsEnded: number;
  readonly because: string | null;
};

/**
 * A second person approves, with a fresh proof, and what was asked runs in the same commit: decided anew under the
 * account's lock, and past no rule that holds now. Hourly caps are the asker's and do not count here.
 */
export const approveRequest =
  ({ unitOfWork, approvals }: ApproveRequestDeps) =>
  async (input: ApproveRequestInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RequestApproved>> => {
    const id = approvalIdFrom(input.approvalId);
    const accountId = await approvals.accountOf(id);
    return unitOfWork(
      {
        action: "approval.approve",
        actor,
        origin,
        subject: { type: "APPROVAL", id },
        accounts: accountId ? [accountId] : [],
        reason: { note: input.note },
        freshProof: true,
      },
      async (write) => {
        const found = await decideRequestWithin(write, { id, answer: "APPROVED", by: actor });
        if (!found.ok) return found;
        const { before, decided } = found.value;
        const run = await write.attempt(() => runOrder(write, decided));
        const after = run.ok ? decided : runRefused(decided, run.refusal.code);
        const saved = await write.approvals.save(before, after, input.note);
        if (!saved.ok) return saved;
        const takenBack = run.ok ? done(null) : await takeBackWithin(write, after, actor.accountId);
        if (!takenBack.ok) return takenBack;
        const answer = { approvalId: id, auditEntryId: write.auditEntryId };
        return done(run.ok ? { ...answer, ...inEffect(run.value) } : { ...answer, ...notInEffect(run.refusal) });
      },
    );
  };

function runOrder(write: WritableRepositories, approval: AnsweredApproval): Promise<Result<ApprovedRun>> {
  const run = approvedOrders[approval.action];
  if (!run) throw new Error(`Nobody registered what an approved ${approval.action} does.`);
  return run(write, approval.order, approval);
}

const inEffect = ({ endedSessionIds }: ApprovedRun) =>
  ({ state: "APPROVED", sessionsEnded: endedSessionIds.length, because: null }) as const;

const notInEffect = (refusal: Refusal) =>
  ({ state: "REFUSED", sessionsEnded: 0, because: refusalSentence(refusal) }) as const;
