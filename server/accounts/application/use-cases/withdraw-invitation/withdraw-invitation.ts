import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import { withdrawWithin } from "../invite-staff/open-invitation-within";
import type { WithdrawInvitationInput } from "./withdraw-invitation.schema";

/** Takes an invitation back before it was accepted: its links are worth nothing from here on. A repeat changes nothing. */
export const withdrawInvitation =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (
    input: WithdrawInvitationInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly auditEntryId: string }>> => {
    const id = invitationIdFrom(input.invitationId);
    return unitOfWork(
      { action: "staff.withdraw-invitation", actor, origin, subject: { type: "INVITATION", id }, accounts: [] },
      async (write) => {
        const invitation = await write.staff.findInvitation(id);
        if (!invitation) return refuse({ code: "NOT_FOUND", what: "invitation" });
        return (await withdrawWithin(write, invitation)) ?? done({ auditEntryId: write.auditEntryId });
      },
    );
  };
