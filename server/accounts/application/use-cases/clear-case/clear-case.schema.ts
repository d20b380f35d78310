import * as z from "zod/mini";
import { CLEAR_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { NOTE_MAX_LENGTH } from "../lock-account/lock-account.schema";

/** `version` is the one the reviewer read: a case that somebody else decided meanwhile is a CONFLICT. */
export const clearCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(CLEAR_REASONS, "Choose a reason."),
  note: z.string().check(z.trim(), z.maxLength(NOTE_MAX_LENGTH, `Write at most ${NOTE_MAX_LENGTH} characters.`)),
});

export type ClearCaseInput = z.infer<typeof clearCaseSchema>;
