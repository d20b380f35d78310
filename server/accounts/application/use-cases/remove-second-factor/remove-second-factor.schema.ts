import * as z from "zod/mini";

/** Which factor goes, and the password once more. */
export const removeSecondFactorSchema = z.strictObject({
  factor: z.union([
    z.strictObject({ kind: z.literal("APP") }),
    z.strictObject({ kind: z.literal("PASSKEY"), id: z.uuid() }),
  ]),
  password: z.string().check(z.minLength(1, "Enter your password."), z.maxLength(1_100, "Enter your password.")),
});

export type RemoveSecondFactorInput = z.infer<typeof removeSecondFactorSchema>;
