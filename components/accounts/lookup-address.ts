import { parseAsString } from "nuqs/server";
import type { Typed } from "./lookup-memory";

/** A look-up's address holds a token that stands for the text for ten minutes: contacts never travel in a URL. */
export const lookupAddress = { lq: parseAsString };

/** What the server is asked: the text, or the token of a link until somebody types. */
export function askedOf(typed: Typed | null, lq: string | null) {
  if (typed) return { text: typed.text.trim(), scope: typed.scope };
  return lq === null ? { text: "", scope: "ANY" as const } : { lq };
}
