/**
 * Lists of values as one text, as PostgreSQL writes arrays: `${uuids(ids)}::uuid[]`. Prisma and its driver look at each
 * element of a list parameter several times over; a batch of a thousand events has some fifty thousand of them.
 */

/** For values whose text needs no quotes: ids, numbers, truth. */
export const plain = (values: readonly (string | number | boolean | bigint | null)[]): string =>
  `{${values.map((value) => (value === null ? "NULL" : String(value))).join(",")}}`;

/** Most moments of a batch are the one before them once more, and writing one out costs more than comparing. */
export function moments(values: readonly (Date | null)[]): string {
  let last = Number.NaN;
  let text = "";
  const written = values.map((value) => {
    if (value === null) return "NULL";
    if (value.getTime() !== last) {
      text = `"${value.toISOString()}"`;
      last = value.getTime();
    }
    return text;
  });
  return `{${written.join(",")}}`;
}

/** For any text, JSON included. */
export const texts = (values: readonly (string | null)[]): string =>
  values.some((value) => value !== null && NEEDS_CARE.test(value))
    ? `{${values.map((value) => (value === null ? "NULL" : `"${value.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`
    : `{${JSON.stringify(values).slice(1, -1)}}`;

/** Characters that JSON writes in a way of its own; of all others its lists are PostgreSQL's, and made many at once. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NEEDS_CARE = /[\u0000-\u001f\ud800-\udfff]/;
