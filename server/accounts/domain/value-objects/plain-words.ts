import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { codePointCount, hasUnseenInWords, invalid } from "./printable-text";

/** What a holder writes to us when they disagree: 10 to 4,000 characters, lines allowed. */
export type AppealText = Brand<string, "AppealText">;

/** What we answer: 10 to 2,000 characters that the holder reads, without a word that is staff's own. */
export type PublicAnswer = Brand<string, "PublicAnswer">;

export const APPEAL_MIN_CHARACTERS = 10;
export const APPEAL_MAX_CHARACTERS = 4_000;
export const ANSWER_MAX_CHARACTERS = 2_000;

/** Words between colleagues, which tell a holder nothing and accuse. */
const STAFF_WORDS = /\b(?:risk|risks|risky|fraud|fraudster|fraudulent|score|scores|scored|flag|flags|flagged)\b/iu;

export function parseAppealText(text: string): Result<AppealText> {
  const read = readLines(text, "text", APPEAL_MAX_CHARACTERS);
  return read.ok ? done(read.value as AppealText) : read;
}

export function parsePublicAnswer(text: string): Result<PublicAnswer> {
  const read = readLines(text, "answer", ANSWER_MAX_CHARACTERS);
  if (!read.ok) return read;
  const word = STAFF_WORDS.exec(read.value)?.[0];
  return word
    ? invalid("answer", `The holder reads this. Say what happened instead of "${word}".`)
    : done(read.value as PublicAnswer);
}

/** For texts read from the database, where only parsed ones are stored. */
export const appealTextFrom = (trusted: string): AppealText => trusted as AppealText;
export const publicAnswerFrom = (trusted: string): PublicAnswer => trusted as PublicAnswer;

function readLines(text: string, field: string, most: number): Result<string> {
  const read = text.normalize("NFC").replace(/\r\n?/gu, "\n").trim();
  if (codePointCount(read) < APPEAL_MIN_CHARACTERS) {
    return invalid(field, `Write at least ${APPEAL_MIN_CHARACTERS} characters.`);
  }
  if (codePointCount(read) > most) return invalid(field, `Write at most ${most.toLocaleString("en")} characters.`);
  if (hasUnseenInWords(read.replace(/[\n\t]/gu, " "))) {
    return invalid(field, "This contains a character that can't be shown.");
  }
  return done(read);
}
