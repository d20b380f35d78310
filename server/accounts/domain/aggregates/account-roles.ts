import type { Account } from "../entities/account";
import { roleViolation } from "../exceptions/role-violation";
import { type Granter, refusalToGrant, refusalToRevoke } from "../policies/role-escalation-policy";
import { refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { RoleType } from "../value-objects/role-type";
import { holdsRole } from "./account-aggregate";
import { type AccountDecision, changed, unchanged } from "./account-decision";

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
