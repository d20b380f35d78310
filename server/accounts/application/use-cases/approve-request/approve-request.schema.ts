import * as z from "zod/mini";
import { optionalNoteSchema } from "../lock-account/lock-account.schema";

/** An approval may carry a note for whoever reads it later. */
export const approveRequestSchema = z.strictObject({
  approvalId: z.uuid(),
  note: optionalNoteSchema,
});

export type ApproveRequestInput = z.infer<typeof approveRequestSchema>;
