import * as z from "zod/mini";
import { ownPasswordField } from "../choose-password/new-password.schema";

/** Which of the two goes, and the password of the account. */
export const removeContactSchema = z.strictObject({
  kind: z.enum(["EMAIL", "PHONE"], "Choose email or mobile number."),
  password: ownPasswordField,
});

export type RemoveContactInput = z.infer<typeof removeContactSchema>;
