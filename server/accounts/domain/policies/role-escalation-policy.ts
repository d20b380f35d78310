import type { Account } from "../entities/account";
import { roleViolation } from "../exceptions/role-violation";
import { type Refused, refuse } from "../result";
import { type ActorRef, isSystemActor } from "../value-objects/actor-ref";
import { isStaffRole, type RoleType } from "../value-objects/role-type";

/** Who gives a role: an account with the roles it holds, or a part of the system with none. */
export type Granter = { readonly id: ActorRef; readonly roles: readonly RoleType[] };

/** Nobody grants above their own rank. Marketplace roles rank below every staff role. */
export const roleRank: Readonly<Record<RoleType, number>> = {
  BUYER: 0,
  SELLER: 0,
  SUPPORT: 1,
  AUDITOR: 2,
  ANALYST: 2,
  LEAD: 3,
  ADMIN: 4,
};

type GrantQuestion = {
  readonly target: Pick<Account, "id" | "roles">;
  readonly role: RoleType;
  readonly granter: Granter;
  readonly approvedBy: ActorRef | null;
};

/** Refuses a mix of staff and marketplace, oneself, more than one's own rank, and a staff role without a second person. */
export function refusalToGrant({ target, role, granter, approvedBy }: GrantQuestion): Refused | null {
  if (target.roles.some((held) => isStaffRole(held.type) !== isStaffRole(role))) {
    return refuse(roleViolation("MIXED_SIDES"));
  }
  if (granter.id === target.id) return refuse(roleViolation("SELF_GRANT"));
  if (!reaches(granter, role)) return refuse(roleViolation("ABOVE_OWN_ROLE"));
  if (!isStaffRole(role)) return null;
  if (approvedBy === null) return refuse({ code: "APPROVAL_REQUIRED", action: "account.assign-role", limit: role });
  // A part of the system is no person: whoever has a shell may stand for both until there are two ADMINs.
  if ((approvedBy === granter.id && !isSystemActor(granter.id)) || approvedBy === target.id) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "Somebody else has to approve a staff role." });
  }
  return null;
}

type RevokeQuestion = { readonly role: RoleType; readonly granter: Granter; readonly adminCount: number };

/** Refuses above one's own rank, and the last ADMIN: nobody could give the role back. */
export function refusalToRevoke({ role, granter, adminCount }: RevokeQuestion): Refused | null {
  if (!reaches(granter, role)) return refuse(roleViolation("ABOVE_OWN_ROLE"));
  return role === "ADMIN" && adminCount <= 1 ? refuse(roleViolation("LAST_ADMIN")) : null;
}

/** The same for suspending or disabling a member of staff: the last ADMIN stays. */
export const refusalToRemoveStaff = (target: Pick<Account, "roles">, adminCount: number): Refused | null =>
  target.roles.some((held) => held.type === "ADMIN") && adminCount <= 1 ? refuse(roleViolation("LAST_ADMIN")) : null;

const reaches = (granter: Granter, role: RoleType): boolean =>
  isSystemActor(granter.id) || Math.max(-1, ...granter.roles.map((held) => roleRank[held])) >= roleRank[role];
