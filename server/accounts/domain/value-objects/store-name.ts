import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { codePointCount, hasUnseenInWords, invalid, tidySpaces } from "./printable-text";

/** What a shop is called: 1 to 120 characters with at least one letter or digit. */
export type StoreName = Brand<string, "StoreName">;

const MAX_CHARACTERS = 120;

export function parseStoreName(text: string, field = "storeName"): Result<StoreName> {
  const name = tidySpaces(text);
  if (name === "") return invalid(field, "Enter a store name.");
  if (hasUnseenInWords(text.trim())) return invalid(field, "This name contains a character that can't be shown.");
  if (codePointCount(name) > MAX_CHARACTERS) {
    return invalid(field, `Enter a store name of at most ${MAX_CHARACTERS} characters.`);
  }
  if (!/[\p{L}\p{N}]/u.test(name)) return invalid(field, "A store name has at least one letter or digit.");
  return done(storeNameFrom(name));
}

/** For names read from the database, where only parsed ones are stored. */
export const storeNameFrom = (trusted: string): StoreName => trusted as StoreName;
