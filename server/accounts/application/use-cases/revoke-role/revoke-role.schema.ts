import { type AssignRoleInput, assignRoleSchema } from "../assign-role/assign-role.schema";

/** The same words as for giving a role. */
export const revokeRoleSchema = assignRoleSchema;

export type RevokeRoleInput = AssignRoleInput;
