import * as z from "zod/mini";
import { NOTE_MAX_LENGTH } from "../lock-account/lock-account.schema";

/** An approval may carry a note for whoever reads it later. */
export const approveRequestSchema = z.strictObject({
  approvalId: z.uuid(),
  note: z.string().check(z.trim(), z.maxLength(NOTE_MAX_LENGTH, `Write at most ${NOTE_MAX_LENGTH} characters.`)),
});

export type ApproveRequestInput = z.infer<typeof approveRequestSchema>;
