import * as z from "zod/mini";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";

export const NOTE_MIN_LENGTH = 10;
export const NOTE_MAX_LENGTH = 2000;

/** Lines and tabs are allowed; what can't be seen (NUL, half a character, a turned direction) is not. */
const isReadable = (note: string): boolean => !hasUnseenInWords(note.normalize("NFC").replace(/[\r\n\t]/g, " "));
const unreadable = "This note contains a character that can't be shown.";
const tooLong = `Write at most ${NOTE_MAX_LENGTH} characters.`;

/** A note that staff leave for staff: at least ten characters, so that a reader learns something. */
export const noteSchema = z
  .string()
  .check(
    z.trim(),
    z.minLength(NOTE_MIN_LENGTH, `Write at least ${NOTE_MIN_LENGTH} characters.`),
    z.maxLength(NOTE_MAX_LENGTH, tooLong),
    z.refine(isReadable, unreadable),
  );

/** The same where nothing need be said. */
export const optionalNoteSchema = z
  .string()
  .check(z.trim(), z.maxLength(NOTE_MAX_LENGTH, tooLong), z.refine(isReadable, unreadable));

/** What every lock asks for, whatever it is put on. Its length is either in hours or given by its end. */
export const lockFields = {
  reasonCode: z.enum(LOCK_REASONS, "Choose a reason."),
  scope: z.enum(LOCK_SCOPES, "Choose what the lock covers."),
  hours: z.optional(z.int().check(z.minimum(1, "At least one hour."), z.maximum(24 * 365, "At most a year."))),
  until: z.optional(z.iso.datetime("Choose a date.")),
  note: noteSchema,
};

/** One of the two, and not both. */
export const hasOneLength = z.refine<{ hours?: number | undefined; until?: string | undefined }>(
  ({ hours, until }) => (hours === undefined) !== (until === undefined),
  { path: ["hours"], error: "Choose how long." },
);

/** Shared by the dialog and the server. */
export const lockAccountSchema = z.strictObject({ accountId: z.uuid(), ...lockFields }).check(hasOneLength);

export type LockAccountInput = z.infer<typeof lockAccountSchema>;
