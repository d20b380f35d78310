/** A role rule said no: mixing staff and marketplace roles, granting to oneself or above oneself, the last ADMIN. */
export type RoleViolationRefusal = {
  readonly code: "ROLE_VIOLATION";
  readonly rule: "MIXED_SIDES" | "SELF_GRANT" | "ABOVE_OWN_ROLE" | "LAST_ADMIN" | "ROLE_NOT_HELD" | "LAST_ROLE";
};

export const roleViolation = (rule: RoleViolationRefusal["rule"]): RoleViolationRefusal => ({
  code: "ROLE_VIOLATION",
  rule,
});
