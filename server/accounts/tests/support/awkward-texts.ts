import { badInput } from "./bad-input";
import { naughtyStrings } from "./naughty-strings";

/** The collection of 515 naughty strings, and our own. */
export const naughtyTexts = (): readonly string[] => {
  const listed: unknown = JSON.parse(badInput.read("blns.json"));
  const texts = Array.isArray(listed) ? listed.filter((one): one is string => typeof one === "string") : [];
  return [...texts, ...naughtyStrings];
};

/** The addresses of the isemail cases; control characters stand there as their pictures. */
export const emailCases = (): readonly string[] =>
  [...badInput.read("isemail-tests.xml").matchAll(/<address>([\s\S]*?)<\/address>|<address\/>/g)].map(
    ([, address = ""]) =>
      address
        .replace(/&#x24([01][0-9A-F]);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&"),
  );

export const taxNumbers = (): readonly string[] =>
  badInput
    .read("gstin.csv")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",", 1)[0] ?? "");

/** "Asha Verma" with letters that look like its own, one swap each, and a sample of the rest. */
export const lookAlikeNames = (): readonly string[] => {
  const table: Record<string, readonly { readonly c: string }[]> = JSON.parse(badInput.read("confusables.json"));
  const letters = [..."AshaVerm"].flatMap((letter) => (table[letter] ?? []).map(({ c }) => [letter, c] as const));
  const swapped = letters.map(([letter, like]) => "Asha Verma".replace(letter, like));
  const others = Object.keys(table).filter((_, at) => at % 160 === 0);
  return [...swapped.filter((_, at) => at % 3 === 0), ...others.map((sign) => `Asha ${sign} Verma`)];
};
