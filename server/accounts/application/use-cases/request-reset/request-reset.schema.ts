import * as z from "zod/mini";

const LONGEST_IDENTIFIER = 400;

/** An email or a mobile number, as for signing in. */
export const identifierSchema = z.strictObject({
  identifier: z
    .string()
    .check(
      z.minLength(1, "Enter your email or mobile number."),
      z.maxLength(LONGEST_IDENTIFIER, "This is too long to be an address or a number."),
    ),
});

export type IdentifierInput = z.infer<typeof identifierSchema>;
