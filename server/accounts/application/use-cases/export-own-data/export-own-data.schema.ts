import * as z from "zod/mini";

/** The password again: whoever finds an open browser takes nothing away. */
export const exportOwnDataSchema = z.strictObject({
  password: z.string().check(z.minLength(1, "Enter your password."), z.maxLength(1_024, "That is not your password.")),
});

export type ExportOwnDataInput = z.infer<typeof exportOwnDataSchema>;
