import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { codePointCount, hasUnseenInWords, invalid } from "./printable-text";

/** What a member of staff writes down with a decision: 10 to 2,000 characters, lines allowed. Holders never see it. */
export type StaffNote = Brand<string, "StaffNote">;

const MIN_CHARACTERS = 10;
const MAX_CHARACTERS = 2_000;

export function parseStaffNote(text: string, field = "note"): Result<StaffNote> {
  const note = text.normalize("NFC").replace(/\r\n?/gu, "\n").trim();
  if (codePointCount(note) < MIN_CHARACTERS) {
    return invalid(field, `Write a note of at least ${MIN_CHARACTERS} characters, for whoever reads this next.`);
  }
  if (codePointCount(note) > MAX_CHARACTERS) {
    return invalid(field, `Write a note of at most ${MAX_CHARACTERS} characters.`);
  }
  if (hasUnseenInWords(note.replace(/[\n\t]/gu, " "))) {
    return invalid(field, "This note contains a character that can't be shown.");
  }
  return done(staffNoteFrom(note));
}

/** For notes read from the database, where only parsed ones are stored. */
export const staffNoteFrom = (trusted: string): StaffNote => trusted as StaffNote;
