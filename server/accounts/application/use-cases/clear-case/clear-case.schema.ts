import * as z from "zod/mini";
import { CLEAR_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { optionalNoteSchema } from "../lock-account/lock-account.schema";

/** `version` is the one the reviewer read: a case that somebody else decided meanwhile is a CONFLICT. */
export const clearCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(CLEAR_REASONS, "Choose a reason."),
  note: optionalNoteSchema,
});

export type ClearCaseInput = z.infer<typeof clearCaseSchema>;
