import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";

const names: Readonly<Record<RoleType, string>> = {
  BUYER: "Buyer",
  SELLER: "Seller",
  SUPPORT: "Support",
  ANALYST: "Analyst",
  LEAD: "Lead",
  AUDITOR: "Auditor",
  ADMIN: "Admin",
};

/** "Buyer", "Buyer + Seller". */
export const rolesText = (roles: readonly RoleType[]): string =>
  roles.length === 0 ? "No role" : roles.map((role) => names[role]).join(" + ");
