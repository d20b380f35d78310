import * as z from "zod/mini";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";

/** What the command line was told. Address and name are read by the domain. */
export const createStaffSchema = z.strictObject({
  email: z.string().check(z.minLength(1), z.maxLength(400)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  role: z.enum(STAFF_ROLES),
});

export type CreateStaffInput = z.infer<typeof createStaffSchema>;
