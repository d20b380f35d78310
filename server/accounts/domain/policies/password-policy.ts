import { done, type Result } from "../result";
import { codePointCount, invalid } from "../value-objects/printable-text";

/** Length, and nothing that somebody would guess. No composition rules, no expiry. */
export const passwordPolicy = {
  minCharacters: { CUSTOMER: 8, STAFF: 15 },
  maxBytes: 1_024,
  /** What has to be left once everything known about the person is taken out. */
  minCharactersOfItsOwn: 5,
  /** Shorter words about a person are found in too many good passwords. */
  minWordCharacters: 3,
  /** Words of the product that everybody sees. */
  houseWords: ["goodstanding", "marketplace"],
} as const;

export type PasswordQuestion = {
  readonly password: string;
  readonly audience: keyof typeof passwordPolicy.minCharacters;
  /** The person's own email, phone, names and store names, as they stand. */
  readonly about: readonly string[];
  /** Is it on the list of common or breached passwords? */
  readonly isCommon: (password: string) => boolean;
};

/** Any Unicode, never cut or changed. Refuses with the one thing that would have to be different. */
export function checkPassword(question: PasswordQuestion, field = "password"): Result<string> {
  const { password, audience, about, isCommon } = question;
  const min = passwordPolicy.minCharacters[audience];
  if (codePointCount(password) < min) return invalid(field, `Use at least ${min} characters.`);
  if (new TextEncoder().encode(password).length > passwordPolicy.maxBytes) {
    return invalid(field, "This password is too long: at most 1,024 bytes.");
  }
  if (password.includes("\0")) return invalid(field, "This password contains a character that can't be typed.");
  if (isCommon(password)) return invalid(field, "Many people use this password, so it is guessed first.");
  if (isNear(password, about)) {
    return invalid(field, "This is too close to your name, email, phone or store. Add words of your own.");
  }
  return done(password);
}

/** Little is left once the person's own words, forwards and backwards, are taken out. */
function isNear(password: string, about: readonly string[]): boolean {
  const words = [...passwordPolicy.houseWords, ...about.flatMap(wordsOf)].flatMap((word) => [word, reversed(word)]);
  return [folded(password), unmasked(password)].some((text) => {
    const left = [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ""), text);
    return left !== text && codePointCount(left) < passwordPolicy.minCharactersOfItsOwn;
  });
}

/** The whole text, its parts, and the digits of a number without its country code. */
function wordsOf(fact: string): readonly string[] {
  const parts = fact.normalize("NFKC").split(/[^\p{L}\p{M}\p{N}]+/u);
  const digits = fact.replace(/\D/gu, "");
  const local = digits.length >= 10 ? [digits.slice(-10)] : [];
  return [fact, ...parts, ...local]
    .map(folded)
    .filter((word) => codePointCount(word) >= passwordPolicy.minWordCharacters);
}

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");

const MASKS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** `@sh4` for `asha`: the usual disguises taken off. */
const unmasked = (text: string): string => folded(text.replace(/[013457@$]/gu, (mask) => MASKS[mask] ?? mask));

const reversed = (word: string): string => [...word].reverse().join("");
