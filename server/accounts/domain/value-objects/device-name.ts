import { done, type Result } from "../result";
import { codePointCount, hasUnseenInWords, invalid, tidySpaces } from "./printable-text";

const MAX_CHARACTERS = 40;

/** What an owner calls a device, "Kitchen tablet"; nothing typed takes the name away. Refuses VALIDATION. */
export function parseDeviceName(text: string, field = "name"): Result<string | null> {
  const name = tidySpaces(text);
  if (name === "") return done(null);
  if (hasUnseenInWords(text.trim())) return invalid(field, "This name contains a character that can't be shown.");
  if (codePointCount(name) > MAX_CHARACTERS) {
    return invalid(field, `Enter a name of at most ${MAX_CHARACTERS} characters.`);
  }
  return done(name);
}
