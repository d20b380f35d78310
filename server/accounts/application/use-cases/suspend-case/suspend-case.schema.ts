import * as z from "zod/mini";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

/** The decision SUSPEND: closes the case and asks a second person, in one commit. */
export const suspendCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(STAFF_REASONS.SUSPENDED, "Choose a reason."),
  note: noteSchema,
});

export type SuspendCaseInput = z.infer<typeof suspendCaseSchema>;
