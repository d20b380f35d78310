import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Whoever looks later reads why it was given up. */
export const skipMessageSchema = z.strictObject({ messageId: z.uuid(), note: noteSchema });

export type SkipMessageInput = z.infer<typeof skipMessageSchema>;
