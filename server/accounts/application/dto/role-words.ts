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

/** A role as people call it. */
export const roleName = (role: RoleType): string => names[role];
