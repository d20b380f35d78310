import { roleName } from "@/server/accounts/application/dto/role-words";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";

/** "Buyer", "Buyer + Seller". */
export const rolesText = (roles: readonly RoleType[]): string =>
  roles.length === 0 ? "No role" : roles.map(roleName).join(" + ");
