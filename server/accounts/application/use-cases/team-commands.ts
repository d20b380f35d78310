import { type AcceptInvitationDeps, acceptInvitation } from "./accept-invitation/accept-invitation";
import { createFirstAdmin } from "./accept-invitation/create-first-admin";
import { type ReadInvitationDeps, readInvitation } from "./accept-invitation/read-invitation";
import { assignRole } from "./assign-role/assign-role";
import { type CreateStaffDeps, createStaff } from "./create-staff/create-staff";
import { type FirstAdminLinkDeps, firstAdminLink } from "./create-staff/first-admin-link";
import { deactivateStaff } from "./deactivate-staff/deactivate-staff";
import { type InviteStaffDeps, inviteStaff } from "./invite-staff/invite-staff";
import { resendInvitation } from "./invite-staff/resend-invitation";
import { resetSecondFactor } from "./reset-second-factor/reset-second-factor";
import { revokeRole } from "./revoke-role/revoke-role";
import { withdrawInvitation } from "./withdraw-invitation/withdraw-invitation";

export type TeamCommandDeps = InviteStaffDeps &
  CreateStaffDeps &
  FirstAdminLinkDeps &
  ReadInvitationDeps &
  AcceptInvitationDeps;

/** Everything that changes who works here, each over the same adapters. */
export const teamCommands = (deps: TeamCommandDeps) => ({
  assignRole: assignRole(deps),
  revokeRole: revokeRole(deps),
  inviteStaff: inviteStaff(deps),
  resendInvitation: resendInvitation(deps),
  withdrawInvitation: withdrawInvitation(deps),
  deactivateStaff: deactivateStaff(deps),
  resetSecondFactor: resetSecondFactor(deps),
  /** For whoever holds a link, in no session. */
  readInvitation: readInvitation(deps),
  acceptInvitation: acceptInvitation(deps),
  createFirstAdmin: createFirstAdmin(deps),
  /** For the command line and the start alone. */
  createStaff: createStaff(deps),
  firstAdminLink: firstAdminLink(deps),
});
