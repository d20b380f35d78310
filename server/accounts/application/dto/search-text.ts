/**
 * The form in which text is stored for search and looked for: NFKD, accents of Latin, Greek and Cyrillic dropped, lower case, single spaces.
 * Projections and queries share it, so what is typed meets what was stored.
 */
export const searchable = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();

/** `%`, `_` and `\` mean themselves. For LIKE with its default escape character. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/gu, (character) => `\\${character}`);
