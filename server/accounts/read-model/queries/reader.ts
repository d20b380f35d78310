import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type Permission, permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/** What one member of staff gets to see. Decided here, on the server, whatever a screen would show. */
export type Reader = {
  readonly accountId: string;
  readonly role: StaffRole;
  readonly name: string;
  /** Points, signals, reasons that quote them. Without it: the level and what it allows. */
  readonly seesPoints: boolean;
  readonly seesCases: boolean;
  /** Who shares what with whom. */
  readonly seesLinks: boolean;
  /** May ask for one private value, with a reason. */
  readonly reveals: boolean;
  readonly decides: boolean;
  /** Everybody's audit entries; without it one's own alone. */
  readonly seesAllAudit: boolean;
};

export const readerOf = (actor: StaffActor): Reader => ({
  accountId: actor.accountId,
  role: actor.role,
  name: actor.name,
  seesPoints: grants(actor.role, "account.read-trust"),
  seesCases: grants(actor.role, "case.read"),
  seesLinks: grants(actor.role, "account.read-links"),
  reveals: grants(actor.role, "account.reveal"),
  decides: grants(actor.role, "case.clear"),
  seesAllAudit: actor.role !== "SUPPORT",
});

export function grants(role: StaffRole, permission: Permission): boolean {
  const grantees: readonly string[] = permissionTable[permission];
  return grantees.includes(role);
}

/** Null when the role includes it. Entrances ask the same; a query never relies on that alone. */
export const refuseUnless = (actor: StaffActor, permission: Permission): Refused | null =>
  grants(actor.role, permission) ? null : refuse({ code: "FORBIDDEN", permission });
