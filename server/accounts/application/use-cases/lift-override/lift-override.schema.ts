import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Shared by the dialog and the server. */
export const liftOverrideSchema = z.strictObject({ accountId: z.uuid(), note: noteSchema });

export type LiftOverrideInput = z.infer<typeof liftOverrideSchema>;
