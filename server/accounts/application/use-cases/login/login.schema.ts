import * as z from "zod/mini";

/** Longer than any identifier that parses; what is longer is no identifier. */
const LONGEST_IDENTIFIER = 400;
/** Bytes are counted by the password policy; this only bounds what is looked at. */
const LONGEST_PASSWORD = 1_100;

/** The sign-in form. Anything else the request carries is refused. */
export const loginSchema = z.strictObject({
  identifier: z
    .string()
    .check(
      z.minLength(1, "Enter your email address or mobile number."),
      z.maxLength(LONGEST_IDENTIFIER, "Enter your email address or mobile number."),
    ),
  password: z
    .string()
    .check(
      z.minLength(1, "Enter your password."),
      z.maxLength(LONGEST_PASSWORD, "This password is too long: at most 1,024 bytes."),
    ),
});

export type LoginInput = z.infer<typeof loginSchema>;
