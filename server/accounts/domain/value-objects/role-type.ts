export const MARKETPLACE_ROLES = ["BUYER", "SELLER"] as const;
export const STAFF_ROLES = ["SUPPORT", "ANALYST", "LEAD", "AUDITOR", "ADMIN"] as const;

export type MarketplaceRole = (typeof MARKETPLACE_ROLES)[number];
export type StaffRole = (typeof STAFF_ROLES)[number];
export type RoleType = MarketplaceRole | StaffRole;

export const isMarketplaceRole = (role: string): role is MarketplaceRole =>
  MARKETPLACE_ROLES.some((known) => known === role);

export const isStaffRole = (role: string): role is StaffRole => STAFF_ROLES.some((known) => known === role);

export const isRoleType = (text: string): text is RoleType => isMarketplaceRole(text) || isStaffRole(text);
