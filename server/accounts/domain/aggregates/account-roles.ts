import type { Account } from "../entities/account";
import { roleViolation } from "../exceptions/role-violation";
import {
  type Granter,
  refusalToGrant,
  refusalToRemoveStaff,
  refusalToRevoke,
} from "../policies/role-escalation-policy";
import { done, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { RoleType, StaffRole } from "../value-objects/role-type";
import type { StatusReason } from "../value-objects/status-reason";
import { holdsRole, staffRolesOf } from "./account-aggregate";
import { type AccountDecision, changed, unchanged } from "./account-decision";
import { activate, suspend } from "./account-life-cycle";

export type RoleGrant = {
  readonly role: RoleType;
  readonly granter: Granter;
  /** The second person a staff role needs; the operator of the machine counts as one. */
  readonly approvedBy: AccountId | ActorRef | null;
  readonly at: Date;
};

/**
 * Gives one role more. A role already held changes nothing. Refuses what role-escalation-policy refuses, a DISABLED
 * account, and a marketplace role without its profile (the profile functions give both together).
 */
export function assignRole(account: Account, { role, granter, approvedBy, at }: RoleGrant): AccountDecision {
  if (account.status === "DISABLED") return refuse({ code: "ACCOUNT_DISABLED" });
  if (holdsRole(account, role)) return unchanged(account);
  const refused = refusalToGrant({ target: account, role, granter, approvedBy });
  if (refused) return refused;
  if (role === "BUYER" && !account.buyerProfile) return refuse({ code: "NOT_FOUND", what: "buyer profile" });
  if (role === "SELLER" && !account.sellerProfile) return refuse({ code: "NOT_FOUND", what: "seller profile" });
  const held = { type: role, grantedAt: at, grantedBy: granter.id };
  return changed({ ...account, roles: [...account.roles, held] }, at, [
    { type: "RoleAssigned", accountId: account.id, occurredAt: at, role, by: granter.id },
  ]);
}

/**
 * Takes one role away; its profile stays. A role not held changes nothing. Refuses the last ADMIN (`adminCount` counts
 * this one), the last role of all, and a buyer's: it stays under a seller.
 */
export function revokeRole(
  account: Account,
  { role, granter, adminCount, at }: Omit<RoleGrant, "approvedBy"> & { readonly adminCount: number },
): AccountDecision {
  if (!holdsRole(account, role)) return unchanged(account);
  if (account.status === "DISABLED") return refuse({ code: "ACCOUNT_DISABLED" });
  const refused = refusalToRevoke({ role, granter, adminCount });
  if (refused) return refused;
  const roles = account.roles.filter((held) => held.type !== role);
  if (roles.length === 0 || role === "BUYER") return refuse(roleViolation("LAST_ROLE"));
  return changed({ ...account, roles }, at, [
    { type: "RoleRevoked", accountId: account.id, occurredAt: at, role, by: granter.id },
  ]);
}

export type StaffRoleChange = RoleGrant & { readonly role: StaffRole; readonly adminCount: number };

/**
 * One staff role in the place of those held; a member of the team has one. Somebody who left (suspended, without any
 * role) comes back with it. Refuses what giving and taking away refuse, and an account that is suspended for a cause.
 */
export function changeStaffRole(account: Account, change: StaffRoleChange): AccountDecision {
  const { granter, adminCount, at } = change;
  const returned = hasLeft(account) ? activate(account, { reason: "OTHER", by: granter.id, at }) : unchanged(account);
  if (!returned.ok) return returned;
  if (returned.value.account.status !== "ACTIVE") return refuse({ code: "ACCOUNT_SUSPENDED" });
  const granted = assignRole(returned.value.account, change);
  if (!granted.ok) return granted;
  let next = granted.value;
  for (const role of staffRolesOf(account).filter((held) => held !== change.role)) {
    const taken = revokeRole(next.account, { role, granter, adminCount, at });
    if (!taken.ok) return taken;
    next = { account: taken.value.account, events: [...next.events, ...taken.value.events] };
  }
  return done({ account: next.account, events: [...returned.value.events, ...next.events] });
}

export type StaffLeaving = {
  readonly reason: StatusReason;
  readonly granter: Granter;
  readonly adminCount: number;
  readonly at: Date;
};

/**
 * A member of the team leaves: every staff role goes and the account is suspended. Who left already is left as they
 * are. Refuses oneself, somebody above one's own role, the last ADMIN, and an account that is not the team's.
 */
export function retireStaff(account: Account, { reason, granter, adminCount, at }: StaffLeaving): AccountDecision {
  if (hasLeft(account)) return unchanged(account);
  const roles = staffRolesOf(account);
  if (roles.length === 0) return refuse(roleViolation("ROLE_NOT_HELD"));
  const refused =
    refusalToRemoveStaff(account, adminCount) ??
    roles.map((role) => refusalToRevoke({ role, granter, adminCount })).find((one) => one !== null);
  if (refused) return refused;
  const suspended = account.status === "ACTIVE" ? suspend(account, { reason, by: granter.id, at }) : unchanged(account);
  if (!suspended.ok) return suspended;
  const taken = roles.map(
    (role) => ({ type: "RoleRevoked", accountId: account.id, occurredAt: at, role, by: granter.id }) as const,
  );
  return changed({ ...suspended.value.account, roles: [] }, at, [...suspended.value.events, ...taken]);
}

/** Suspended and without any role: was of the team once. Marketplace accounts keep theirs whatever happens. */
export const hasLeft = (account: Pick<Account, "status" | "roles">): boolean =>
  account.status === "SUSPENDED" && account.roles.length === 0;
