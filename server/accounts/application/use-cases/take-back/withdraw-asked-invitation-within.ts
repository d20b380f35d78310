import { done } from "@/server/accounts/domain/result";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import { withdrawWithin } from "../invite-staff/open-invitation-within";
import { storedInvitationSchema } from "../invite-staff/run-approved-invitation";
import type { TakeBack } from "./take-back";

/** An invitation that nobody agreed to waits for nothing any more; one that was sent meanwhile stays. */
export const withdrawAskedInvitationWithin: TakeBack = async (write, { order }) => {
  const { invitationId } = storedInvitationSchema.parse(order);
  const invitation = await write.staff.findInvitation(invitationIdFrom(invitationId));
  if (invitation?.state !== "PENDING") return done(null);
  return (await withdrawWithin(write, invitation)) ?? done("INVITATION");
};
