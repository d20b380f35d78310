import * as z from "zod/mini";

const CODE_NEEDED = "Enter one of your recovery codes: six groups of four letters and digits.";

/** Crockford's reading: capitals, spaces and dashes don't matter, and an O was meant as a nought. */
export const normalRecoveryCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/gu, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");

/** A recovery code as typed. */
export const recoveryCodeSchema = z.strictObject({
  code: z.pipe(
    z.pipe(z.string().check(z.maxLength(80, CODE_NEEDED)), z.transform(normalRecoveryCode)),
    z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{24}$/, CODE_NEEDED)),
  ),
});
