import * as z from "zod/mini";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

/** The decision LOCK: closes the case and locks its account in one commit. */
export const lockCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(LOCK_REASONS, "Choose a reason."),
  scope: z.enum(LOCK_SCOPES, "Choose what the lock covers."),
  hours: z.int().check(z.minimum(1, "At least one hour."), z.maximum(24 * 365, "At most a year.")),
  note: noteSchema,
});

export type LockCaseInput = z.infer<typeof lockCaseSchema>;
