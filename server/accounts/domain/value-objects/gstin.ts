import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/**
 * A goods and services tax number that is well formed. Whether the registry knows it is another fact, kept elsewhere.
 * Fifteen characters: state code, PAN, entity, Z, check character.
 */
export type Gstin = Brand<string, "Gstin">;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const STATE_CODE = /^(?:0[1-9]|[12]\d|3[0-8]|97|99)/;
const SPECIAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}[A-Z]{3}\d{5}[UO]N[A-Z\d]$/, "This is a number of a UN body or embassy. Enter a seller's own GSTIN."],
  [/^99\d{2}[A-Z]{3}\d{5}OS[A-Z\d]$/, "This is a number for online services from abroad. Enter a seller's own GSTIN."],
  [/^\d{4}[A-Z]{3}\d{5}NR[A-Z\d]$/, "This is a number of a non-resident. Enter a seller's own GSTIN."],
  [/^\d{2}[A-Z\d]{10}[1-9A-Z]D[A-Z\d]$/, "This is a number for tax deducted at source. Enter a seller's own GSTIN."],
  [/^\d{2}[A-Z\d]{10}[1-9A-Z]C[A-Z\d]$/, "This is a number for tax collected at source. Enter a seller's own GSTIN."],
];

/** Reads a number as typed or pasted, in any case and grouping. Refuses with the one thing that is wrong. */
export function parseGstin(text: string, field = "gstNumber"): Result<Gstin> {
  const typed = text.normalize("NFKC").toUpperCase().replace(/[\s-]/gu, "");
  const problem = problemWith(typed);
  return problem === null ? done(gstinFrom(typed)) : invalid(field, problem);
}

/** For numbers read from the database, where only parsed ones are stored. */
export const gstinFrom = (trusted: string): Gstin => trusted as Gstin;

/** The income tax number of the business: characters 3 to 12. One business has one PAN and a GSTIN for each state. */
export const panOf = (gstin: Gstin): string => gstin.slice(2, 12);

/** `27` for Maharashtra, and so on; 97 and 99 are the union's own. */
export const stateCodeOf = (gstin: Gstin): string => gstin.slice(0, 2);

/** The last character that the first fourteen call for: base 36, weights 1 and 2 in turn, quotient plus remainder. */
export function gstinCheckCharacter(firstFourteen: string): string {
  const sum = [...firstFourteen].reduce((total, character, index) => {
    const product = ALPHABET.indexOf(character) * (index % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return ALPHABET.charAt((36 - (sum % 36)) % 36);
}

function problemWith(typed: string): string | null {
  if (typed === "") return "Enter a GSTIN.";
  if (!/^[A-Z\d]*$/.test(typed)) return "A GSTIN has letters and digits only.";
  if (typed.length !== 15) return `A GSTIN has 15 characters; this one has ${typed.length}.`;
  const special = SPECIAL_FORMS.find(([form]) => form.test(typed));
  if (special) return special[1];
  if (!STATE_CODE.test(typed)) return `A GSTIN begins with a state code; ${typed.slice(0, 2)} is none.`;
  if (!/^[A-Z]{5}\d{4}[A-Z]$/.test(typed.slice(2, 12))) {
    return "Characters 3 to 12 are a PAN: five letters, four digits, one letter.";
  }
  if (typed.charAt(12) === "0") return "Character 13 counts registrations and is never 0.";
  if (typed.charAt(13) !== "Z") return "Character 14 is always Z.";
  return typed.charAt(14) === gstinCheckCharacter(typed.slice(0, 14))
    ? null
    : "The last character does not fit the others. Check for a slip of typing.";
}
