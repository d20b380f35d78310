import { roleName } from "@/server/accounts/application/dto/role-words";
import type { InvitationStatus, TeamMemberDto, TeamRequestDto } from "@/server/accounts/application/dto/team-dto";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/** What each role is for, so that nobody gives one by its name alone. */
export const roleUses: Readonly<Record<StaffRole, string>> = {
  SUPPORT: "Looks up accounts, ends sessions, locks for up to 24 hours.",
  ANALYST: "Reviews cases, locks and unlocks, asks for suspension.",
  LEAD: "Everything an analyst does, and approves; assigns and changes policy.",
  AUDITOR: "Reads everything, masked. Changes nothing.",
  ADMIN: "Runs the team, keys and configuration. Decides no cases.",
};

export const rolesText = (roles: readonly StaffRole[]): string =>
  roles.length === 0 ? "None" : roles.map(roleName).join(" + ");

/** "App, 2 passkeys", or that there is none yet. */
export function secondFactorText({ app, passkeys }: TeamMemberDto["secondFactor"]): string {
  const keys = passkeys === 0 ? [] : [passkeys === 1 ? "1 passkey" : `${passkeys} passkeys`];
  const all = [...(app ? ["App"] : []), ...keys];
  return all.length === 0 ? "Not set up" : all.join(", ");
}

const requestWords: Readonly<Record<string, string>> = {
  "account.assign-role": "Change of role",
  "account.revoke-role": "Taking back a role",
  "account.reset-second-factor": "Reset of the second factor",
  "staff.deactivate": "Deactivation",
};

export const requestText = ({ action }: TeamRequestDto): string => requestWords[action] ?? "A request";

export const invitationWords: Readonly<Record<InvitationStatus, string>> = {
  PENDING: "Waiting for approval",
  SENT: "Sent",
  ACCEPTED: "Accepted",
  WITHDRAWN: "Withdrawn",
  OVER: "Lapsed",
};
