import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

/** What whoever holds an invitation's link sees before they accept. */
export type InvitationDto =
  | { readonly kind: "FIRST_ADMIN" }
  | { readonly kind: "INVITATION"; readonly email: string; readonly name: string; readonly role: StaffRole };
