import * as z from "zod/mini";

const CODE_NEEDED = "Enter the 6 digits of the code.";

/** The code as typed: spaces and dashes are how people read it out. */
export const verifyAccountSchema = z.strictObject({
  code: z.pipe(
    z.pipe(
      z.string().check(z.maxLength(40, CODE_NEEDED)),
      z.transform((typed) => typed.normalize("NFKC").replace(/[\s-]/gu, "")),
    ),
    z.string().check(z.regex(/^\d{6}$/, CODE_NEEDED)),
  ),
});

export type VerifyAccountInput = z.infer<typeof verifyAccountSchema>;
