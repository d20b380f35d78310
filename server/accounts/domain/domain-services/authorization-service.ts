import { done, type Refused, type Result, refuse } from "../result";
import type { RoleType, StaffRole } from "../value-objects/role-type";

/** Every permission with those who have it: roles, the account's own holder, or anybody at all. */
export type PermissionTable<Permission extends string = string> = Readonly<
  Record<Permission, readonly (RoleType | "HOLDER" | "ANYONE")[]>
>;

/** Who asks, as the server found out from the session. */
export type AuthorisedParty =
  | { readonly kind: "STAFF"; readonly role: StaffRole }
  | { readonly kind: "HOLDER"; readonly roles?: readonly RoleType[] }
  | { readonly kind: "ANONYMOUS" | "HOLDER_ON_HOLD" | "SYSTEM" | "OPERATOR" | "MACHINE" };

/**
 * May this party do what the permission names? SESSION_ENDED for somebody not signed in, FORBIDDEN (naming the
 * permission) for everybody else. The system and the operator come in by no entrance that asks.
 */
export function authorise<Permission extends string>(
  party: AuthorisedParty,
  permission: Permission,
  table: PermissionTable<Permission>,
): Result<Permission> {
  const grantees = table[permission];
  if (grantees.includes("ANYONE")) return done(permission);
  if (party.kind === "ANONYMOUS" || party.kind === "HOLDER_ON_HOLD") return refuse({ code: "SESSION_ENDED" });
  const allowed =
    (party.kind === "STAFF" && grantees.includes(party.role)) ||
    (party.kind === "HOLDER" && (grantees.includes("HOLDER") || party.roles?.some((role) => grantees.includes(role))));
  return allowed ? done(permission) : refuse({ code: "FORBIDDEN", permission });
}

/** Nobody decides on their own account, whatever the table says. Null when actor and subject are two. */
export const refusalToDecideOnOwn = (actor: string, subject: string): Refused | null =>
  actor === subject ? refuse({ code: "CONFLICT_OF_INTEREST", because: "This account is your own." }) : null;
