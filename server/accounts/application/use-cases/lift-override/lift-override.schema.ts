import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** The dialog asks for the note alone. */
export const liftOverrideSchema = z.strictObject({ accountId: z.uuid(), note: noteSchema });

export type LiftOverrideInput = z.infer<typeof liftOverrideSchema>;
