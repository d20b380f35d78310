import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

export const LEAVING_REASONS = ["LEFT_THE_TEAM", "UNDER_SUSPICION"] as const;

export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** Shared by the dialog and the server. */
export const deactivateStaffSchema = z.strictObject({
  accountId: z.uuid(),
  reasonCode: z.enum(LEAVING_REASONS, "Choose a reason."),
  note: noteSchema,
});

export type DeactivateStaffInput = z.infer<typeof deactivateStaffSchema>;
