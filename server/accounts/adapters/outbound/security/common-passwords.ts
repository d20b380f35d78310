import { dictionary } from "@zxcvbn-ts/language-common";

/** Words of this house and of shops at large that every guesser tries first. */
const CONTEXT_WORDS = ["goodstanding", "marketplace", "seller", "buyer", "shopping", "account", "welcome"];

const SUBSTITUTES: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

let known: ReadonlySet<string> | undefined;

/**
 * True for the 49,000 most used passwords, and for a context word with no more than digits and signs around it, also
 * when letters are written as look-alike digits. Works without a network.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(dictionary["passwords-common"]);
  const folded = password.normalize("NFKC").toLowerCase();
  if (known.has(folded) || known.has(bare(folded))) return true;
  const plain = [...folded].map((sign) => SUBSTITUTES[sign] ?? sign).join("");
  return CONTEXT_WORDS.some((word) => isMostly(folded, word) || isMostly(plain, word));
}

/** Without the digits and signs that people add at either end: `Dragon2024!` is `dragon`. */
const bare = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

function isMostly(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const around = text.slice(0, at) + text.slice(at + word.length);
  return around.replace(/[^\p{L}]/gu, "").length <= 2;
}
