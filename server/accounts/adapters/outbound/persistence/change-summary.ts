import type { Changed, FieldChange } from "./change-log";

/** The most fields one entry lists. */
const MOST_FIELDS = 100;

/**
 * What an entry says of the changes: field by field for one account. A batch over many says how many; each of its
 * facts has a row of its own, and its events name the entry's request.
 */
export function summarised(changes: Changed): readonly FieldChange[] {
  const accounts = changes.accounts().length;
  const all = changes.changes();
  if (accounts <= 1 && all.length <= MOST_FIELDS) return all;
  const signals = all.filter(({ field }) => field.startsWith("signal ")).length;
  return [
    { field: "accounts changed", before: null, after: accounts },
    ...(signals > 0 ? [{ field: "signals recorded", before: null, after: signals }] : []),
  ];
}
