import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { approveInvitation, isOver } from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import type { Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { openInvitationWithin, withdrawWithin } from "../invite-staff/open-invitation-within";
import type { Invitee } from "../invite-staff/read-invitee";

type Wanted = Invitee & { readonly role: StaffRole; readonly newId: NewId };

/** The living invitation for the address, let out, or a new one in the place of one to another role. */
export async function invitationByOperatorWithin(
  write: WritableRepositories,
  { email, name, role, newId }: Wanted,
): Promise<Result<StaffInvitation>> {
  const living = await write.staff.findLivingInvitation(email.key);
  if (living && living.role === role && !isOver(living, write.at)) return letOut(write, living);
  const withdrawn = living && (await withdrawWithin(write, living));
  if (withdrawn) return withdrawn;
  const ids = { id: invitationIdFrom(newId()), accountId: accountIdFrom(newId()) };
  const opened = await openInvitationWithin(write, { ...ids, email, name, role, invitedBy: OPERATOR });
  return opened.ok ? letOut(write, opened.value) : opened;
}

/** Saved as its next version in any case: links that were made before are worth nothing. */
async function letOut(write: WritableRepositories, invitation: StaffInvitation): Promise<Result<StaffInvitation>> {
  const approved = approveInvitation(invitation, write.at);
  return approved.ok ? await write.staff.saveInvitation(invitation, approved.value) : approved;
}
