import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type Permission, permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/** What a page needs to know about the one it is drawn for. `can` decides what is shown; the server decides again. */
export type SessionInfoDto = {
  readonly accountId: string;
  readonly name: string;
  readonly side: "STAFF" | "HOLDER";
  readonly role: StaffRole | null;
  readonly can: readonly Permission[];
};

export const describeSession = (actor: StaffActor | HolderActor): SessionInfoDto => ({
  accountId: actor.accountId,
  name: actor.name,
  side: actor.kind,
  role: actor.kind === "STAFF" ? actor.role : null,
  can: permissionsOf(actor.kind === "STAFF" ? actor.role : "HOLDER"),
});

function permissionsOf(grantee: StaffRole | "HOLDER"): Permission[] {
  return permissionNames().filter((permission) => {
    const grantees: readonly string[] = permissionTable[permission];
    return grantees.includes(grantee) || grantees.includes("ANYONE");
  });
}

const isPermission = (name: string): name is Permission => name in permissionTable;

const permissionNames = (): Permission[] => Object.keys(permissionTable).filter(isPermission);
