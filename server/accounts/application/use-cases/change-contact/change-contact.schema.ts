import * as z from "zod/mini";
import { ownPasswordField } from "../choose-password/new-password.schema";

const LONGEST_CONTACT = 400;

/** Another email or mobile number, and the password of the account. What an address has to be, its parser says. */
export const changeContactSchema = z.strictObject({
  kind: z.enum(["EMAIL", "PHONE"], "Choose email or mobile number."),
  contact: z.string().check(z.maxLength(LONGEST_CONTACT, "This is too long to be an address or a number.")),
  password: ownPasswordField,
});

export type ChangeContactInput = z.infer<typeof changeContactSchema>;
