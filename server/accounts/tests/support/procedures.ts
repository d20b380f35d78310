import { type Permission, permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import { appRouter } from "@/server/trpc/app-router";
import type { ProcedureMeta } from "@/server/trpc/procedures";

export type DeclaredProcedure = { readonly path: string; readonly type: string; readonly meta: ProcedureMeta };

/** Every procedure of the router with what it declares. At run time tRPC keeps them flat, by path. */
export const declaredProcedures: readonly DeclaredProcedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta: ProcedureMeta } }>,
).map(([path, { _def }]) => ({ path, type: _def.type, meta: _def.meta }));

/** Whether a role, a holder or anybody at all may do this. */
export const isGranted = (permission: Permission, grantee: string): boolean => {
  const grantees: readonly string[] = permissionTable[permission];
  return grantees.includes(grantee) || grantees.includes("ANYONE");
};
