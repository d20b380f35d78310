import * as z from "zod/mini";
import { approveInvitation } from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import { refusalToGrant } from "@/server/accounts/domain/policies/role-escalation-policy";
import { done, refuse } from "@/server/accounts/domain/result";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import { approvedOrder } from "../approve-request/approved-order";
import { granterWithin } from "../assign-role/granter-within";
import { refusalOfTakenAddress } from "./free-address-within";
import { sendInvitationWithin } from "./send-invitation-within";

/** The name and the masked address are for the approver to read; what runs is the invitation itself. */
export const storedInvitationSchema = z.strictObject({
  invitationId: z.uuid(),
  name: z.string(),
  maskedEmail: z.string(),
});

const nothing = { endedSessionIds: [] };

/** The second ADMIN agreed: the invitation goes out. One that the operator let out meanwhile stays as it is. */
export const runApprovedInvitation = approvedOrder(
  storedInvitationSchema,
  async (write, order, { requestedBy, requestedByName, decidedBy }) => {
    const invitation = await write.staff.findInvitation(invitationIdFrom(order.invitationId));
    if (!invitation) return refuse({ code: "NOT_FOUND", what: "invitation" });
    const target = { id: invitation.accountId, roles: [] };
    const granter = await granterWithin(write, requestedBy);
    const refused =
      refusalToGrant({ target, role: invitation.role, granter, approvedBy: decidedBy }) ??
      (await refusalOfTakenAddress(write, invitation.email));
    if (refused) return refused;
    const approved = approveInvitation(invitation, write.at);
    if (!approved.ok) return approved;
    if (approved.value === invitation) return done(nothing);
    const sent = await sendInvitationWithin(write, invitation, { after: approved.value, invitedBy: requestedByName });
    return sent.ok ? done(nothing) : sent;
  },
);
