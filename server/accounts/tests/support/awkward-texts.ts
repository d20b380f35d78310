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

const AT_ONCE = 6;

/** Each text through one field, a few at once; answers how often each word came. */
export async function throughField(texts: readonly string[], send: (text: string, at: number) => Promise<string>) {
  const words = new Map<string, number>();
  for (let start = 0; start < texts.length; start += AT_ONCE) {
    const batch = texts.slice(start, start + AT_ONCE);
    const told = await Promise.all(
      batch.map((text, at) =>
        send(text, start + at).catch((error: unknown) => {
          throw new Error(`${JSON.stringify(text)} broke it: ${String(error)}`, { cause: error });
        }),
      ),
    );
    for (const word of told) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(words);
}

/** All of them together. */
export const everyText = () => [...naughtyTexts(), ...emailCases(), ...lookAlikeNames(), ...taxNumbers()];
