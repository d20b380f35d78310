import * as z from "zod/mini";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Shared by the dialog and the server. */
export const assignRoleSchema = z.strictObject({
  accountId: z.uuid(),
  role: z.enum(STAFF_ROLES, "Choose a role."),
  note: noteSchema,
});

export type AssignRoleInput = z.infer<typeof assignRoleSchema>;
