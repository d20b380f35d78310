import * as z from "zod/mini";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { noteSchema } from "../lock-account/lock-account.schema";

const LONGEST_ADDRESS = 400;
const LONGEST_NAME = 200;

/** Shared by the dialog and the server. Address and name are read by the domain. */
export const inviteStaffSchema = z.strictObject({
  email: z
    .string()
    .check(z.minLength(1, "Enter an email address."), z.maxLength(LONGEST_ADDRESS, "This address is too long.")),
  name: z.string().check(z.minLength(1, "Enter a name."), z.maxLength(LONGEST_NAME, "This name is too long.")),
  role: z.enum(STAFF_ROLES, "Choose a role."),
  note: noteSchema,
});

export type InviteStaffInput = z.infer<typeof inviteStaffSchema>;
