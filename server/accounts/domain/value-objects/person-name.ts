import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { codePointCount, hasUnseenInWords, invalid, tidySpaces } from "./printable-text";

/** How a person is called, in any script: 1 to 100 characters with at least one letter. */
export type PersonName = Brand<string, "PersonName">;

const MAX_CHARACTERS = 100;

export function parsePersonName(text: string, field = "name"): Result<PersonName> {
  const name = tidySpaces(text);
  if (name === "") return invalid(field, "Enter a name.");
  if (hasUnseenInWords(text.trim())) return invalid(field, "This name contains a character that can't be shown.");
  if (codePointCount(name) > MAX_CHARACTERS) {
    return invalid(field, `Enter a name of at most ${MAX_CHARACTERS} characters.`);
  }
  if (!/\p{L}/u.test(name)) return invalid(field, "A name has at least one letter.");
  return done(personNameFrom(name));
}

/** For names read from the database, where only parsed ones are stored. */
export const personNameFrom = (trusted: string): PersonName => trusted as PersonName;
