import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Whoever asked reads why not. */
export const declineRequestSchema = z.strictObject({ approvalId: z.uuid(), note: noteSchema });

export type DeclineRequestInput = z.infer<typeof declineRequestSchema>;
