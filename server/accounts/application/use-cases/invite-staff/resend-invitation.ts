import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isInvitationOpen } from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import type { WithdrawInvitationInput } from "../withdraw-invitation/withdraw-invitation.schema";
import { sendInvitationWithin } from "./send-invitation-within";

/**
 * The same invitation with a new link, for somebody whose half hour passed; earlier links are worth nothing then.
 * NOT_FOUND for one that can't be accepted (any more).
 */
export const resendInvitation =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (
    input: WithdrawInvitationInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly auditEntryId: string }>> => {
    const id = invitationIdFrom(input.invitationId);
    return unitOfWork(
      { action: "staff.invite", actor, origin, subject: { type: "INVITATION", id }, accounts: [] },
      async (write) => {
        const invitation = await write.staff.findInvitation(id);
        if (!invitation || !isInvitationOpen(invitation, write.at)) {
          return refuse({ code: "NOT_FOUND", what: "invitation" });
        }
        const sent = await sendInvitationWithin(write, invitation, { after: invitation, invitedBy: actor.name });
        return sent.ok ? done({ auditEntryId: write.auditEntryId }) : sent;
      },
    );
  };
