import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/** A permanent account number that is well formed: five letters, four digits, one letter. */
export type Pan = Brand<string, "Pan">;

const FORM = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/;

export function parsePan(text: string, field = "pan"): Result<Pan> {
  const typed = text.normalize("NFKC").toUpperCase().replace(/[\s-]/gu, "");
  if (typed === "") return invalid(field, "Enter a PAN.");
  if (!/^[A-Z]{5}\d{4}[A-Z]$/.test(typed)) return invalid(field, "A PAN is five letters, four digits, one letter.");
  return FORM.test(typed)
    ? done(panFrom(typed))
    : invalid(field, "The fourth letter of a PAN says whose it is; this one is none.");
}

/** For numbers read from the database, where only parsed ones are stored. */
const panFrom = (trusted: string): Pan => trusted as Pan;
