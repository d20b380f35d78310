/** What a spreadsheet would take for a formula, and what hides one: blanks a parser drops, and the NUL. */
const FORMULA = /^[=+\-@\t\r\0]/;

/** One line of RFC 4180. A cell that a spreadsheet would run gets an apostrophe before it, and is read as text. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(",")}\r\n`;

function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
