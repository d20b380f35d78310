import * as z from "zod/mini";
import { GENDERS } from "@/server/accounts/domain/value-objects/gender";

/** The profile form: an empty date or gender means "not given". */
export const updateProfileSchema = z.strictObject({
  name: z.string().check(z.maxLength(400, "Enter a name of at most 100 characters.")),
  dateOfBirth: z.string().check(z.maxLength(40, "Enter a date like 1994-03-08.")),
  gender: z.enum(["", ...GENDERS], "Choose one of the list, or leave it out."),
});

export type UpdateProfileInput = z.infer<typeof updateProfileSchema>;
