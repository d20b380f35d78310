import * as z from "zod/mini";
import { passwordPolicy } from "@/server/accounts/domain/policies/password-policy";

/** For the hint of the form; the policy itself decides. */
export const MIN_PASSWORD_CHARACTERS = passwordPolicy.minCharacters.CUSTOMER;

const LONGEST_IDENTIFIER = 400;
const LONGEST_NAME = 400;
const LONGEST_PASSWORD = 1_100;

/** The sign-up form. What an address, a name or a password has to be is said by the domain's own parsers. */
export const registerAccountSchema = z.strictObject({
  contactKind: z.enum(["EMAIL", "PHONE"], "Choose email or mobile number."),
  contact: z.string().check(z.maxLength(LONGEST_IDENTIFIER, "This is too long to be an address or a number.")),
  name: z.string().check(z.maxLength(LONGEST_NAME, "Enter a name of at most 100 characters.")),
  password: z.string().check(z.maxLength(LONGEST_PASSWORD, "This password is too long: at most 1,024 bytes.")),
});

export type RegisterAccountInput = z.infer<typeof registerAccountSchema>;
