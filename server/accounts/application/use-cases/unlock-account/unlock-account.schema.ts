import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Shared by the dialog and the server. */
export const unlockAccountSchema = z.strictObject({
  accountId: z.uuid(),
  note: noteSchema,
});

export type UnlockAccountInput = z.infer<typeof unlockAccountSchema>;
