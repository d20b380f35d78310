import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Shared by the dialog and the server. Nobody sets, sends or sees a password. */
export const resetSecondFactorSchema = z.strictObject({ accountId: z.uuid(), note: noteSchema });

export type ResetSecondFactorInput = z.infer<typeof resetSecondFactorSchema>;
