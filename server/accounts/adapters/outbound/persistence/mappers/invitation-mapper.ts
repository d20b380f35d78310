import { isInvitationState, type StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isSystemActor } from "@/server/accounts/domain/value-objects/actor-ref";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { isStaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { StaffInvitationModel as InvitationRow } from "../generated/models/StaffInvitation";
import { stored } from "../stored-value";

export const toInvitation = (row: InvitationRow): StaffInvitation => ({
  id: invitationIdFrom(row.id),
  email: emailFrom({ address: row.email, key: row.emailKey }),
  name: personNameFrom(row.name),
  role: stored(row.role, isStaffRole, "staff_invitation.role"),
  invitedBy: isSystemActor(row.invitedBy) ? row.invitedBy : accountIdFrom(row.invitedBy),
  state: stored(row.state, isInvitationState, "staff_invitation.state"),
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  acceptedAt: row.acceptedAt,
  accountId: accountIdOf(row),
  version: row.version,
});

export const invitationColumns = (invitation: StaffInvitation) => ({
  id: invitation.id,
  email: invitation.email.address,
  emailKey: invitation.email.key,
  name: invitation.name,
  role: invitation.role,
  invitedBy: invitation.invitedBy,
  state: invitation.state,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
  accountId: invitation.accountId,
  version: invitation.version,
});

function accountIdOf({ id, accountId }: InvitationRow): AccountId {
  if (accountId === null) throw new Error(`Invitation ${id} names no account.`);
  return accountIdFrom(accountId);
}
