import type { AllowedActionDto } from "@/server/accounts/application/dto/allowed-action-dto";
import type { TeamMemberDto, TeamRequestDto, TeamStatus } from "@/server/accounts/application/dto/team-dto";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { grants } from "./reader";

export type MemberFacts = {
  readonly isYou: boolean;
  readonly isLastAdmin: boolean;
  readonly status: TeamStatus;
  readonly secondFactor: TeamMemberDto["secondFactor"];
  readonly requests: readonly TeamRequestDto[];
};

type Blocked = (facts: MemberFacts) => string | null;

const own: Blocked = ({ isYou }) => (isYou ? "You cannot act on your own account." : null);
const lastAdmin: Blocked = ({ isLastAdmin }) => (isLastAdmin ? "The last admin stays." : null);
const disabled: Blocked = ({ status }) => (status === "DISABLED" ? "This account is closed for good." : null);
const gone: Blocked = ({ status }) => (status === "LEFT" ? "This colleague has left the team." : null);
const suspended: Blocked = ({ status }) => (status === "SUSPENDED" ? "This account is suspended." : null);
const noFactor: Blocked = ({ secondFactor: { app, passkeys } }) =>
  app || passkeys > 0 ? null : "There is no second factor to reset.";

const asked =
  (action: Permission): Blocked =>
  ({ requests }) => {
    const waiting = requests.find((request) => request.action === action);
    return waiting ? `${waiting.requestedByName} asked for this already. It waits for approval.` : null;
  };

/** Why something can't be asked now, first reason first. The use case decides; this only explains. */
const ACTIONS: readonly (readonly [Permission, readonly Blocked[]])[] = [
  ["account.assign-role", [own, disabled, suspended, lastAdmin, asked("account.assign-role")]],
  ["account.reset-second-factor", [own, gone, disabled, noFactor, asked("account.reset-second-factor")]],
  ["staff.deactivate", [own, gone, disabled, lastAdmin, asked("staff.deactivate")]],
];

/** What the reader's role may ask for about this colleague; actions it has not are absent. */
export const teamActions = (facts: MemberFacts, role: StaffRole): AllowedActionDto[] =>
  ACTIONS.filter(([action]) => grants(role, action)).map(([action, reasons]) => ({
    action,
    blockedBecause: reasons.map((blocked) => blocked(facts)).find((reason) => reason !== null) ?? null,
    limitHours: null,
  }));
