import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApprovalDirectory } from "@/server/accounts/application/ports/outbound/approval-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { decideRequestWithin } from "../approve-request/decide-request-within";
import type { TakenBack } from "../take-back/take-back";
import { takeBackWithin } from "../take-back/take-back-within";
import type { DeclineRequestInput } from "./decline-request.schema";

export type DeclineRequestDeps = { readonly unitOfWork: UnitOfWork; readonly approvals: ApprovalDirectory };

export type RequestDeclined = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  /** What stood only until this answer, and is gone now. */
  readonly takenBack: TakenBack;
};

/** Says no, with a note. What was done only to wait for this answer is taken back in the same commit. */
export const declineRequest =
  ({ unitOfWork, approvals }: DeclineRequestDeps) =>
  async (input: DeclineRequestInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RequestDeclined>> => {
    const id = approvalIdFrom(input.approvalId);
    const accountId = await approvals.accountOf(id);
    return unitOfWork(
      {
        action: "approval.decline",
        actor,
        origin,
        subject: { type: "APPROVAL", id },
        accounts: accountId ? [accountId] : [],
        reason: { note: input.note },
      },
      async (write) => {
        const note = parseStaffNote(input.note);
        if (!note.ok) return note;
        const found = await decideRequestWithin(write, { id, answer: "DECLINED", by: actor });
        if (!found.ok) return found;
        const saved = await write.approvals.save(found.value.before, found.value.decided, note.value);
        if (!saved.ok) return saved;
        const takenBack = await takeBackWithin(write, found.value.decided, actor.accountId);
        return takenBack.ok
          ? done({ approvalId: id, auditEntryId: write.auditEntryId, takenBack: takenBack.value })
          : takenBack;
      },
    );
  };
