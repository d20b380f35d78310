import * as z from "zod/mini";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";

export const NOTE_MIN_LENGTH = 10;
export const NOTE_MAX_LENGTH = 2000;

/** A note that staff leave for staff: at least ten characters, so that a reader learns something. */
export const noteSchema = z
  .string()
  .check(
    z.trim(),
    z.minLength(NOTE_MIN_LENGTH, `Write at least ${NOTE_MIN_LENGTH} characters.`),
    z.maxLength(NOTE_MAX_LENGTH, `Write at most ${NOTE_MAX_LENGTH} characters.`),
  );

/** Shared by the dialog and the server. */
export const lockAccountSchema = z.strictObject({
  accountId: z.uuid(),
  reasonCode: z.enum(LOCK_REASONS, "Choose a reason."),
  scope: z.enum(LOCK_SCOPES, "Choose what the lock covers."),
  hours: z.int().check(z.minimum(1, "At least one hour."), z.maximum(24 * 365, "At most a year.")),
  note: noteSchema,
});

export type LockAccountInput = z.infer<typeof lockAccountSchema>;
