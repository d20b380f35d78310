import * as z from "zod/mini";
import { normalRecoveryCode } from "@/server/accounts/domain/value-objects/recovery-code";

const CODE_NEEDED = "Enter one of your recovery codes: six groups of four letters and digits.";

/** A recovery code as typed. */
export const recoveryCodeSchema = z.strictObject({
  code: z.pipe(
    z.pipe(z.string().check(z.maxLength(80, CODE_NEEDED)), z.transform(normalRecoveryCode)),
    z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{24}$/, CODE_NEEDED)),
  ),
});
