import { changedFields } from "./canonical-text";
import { type Fault, fault } from "./chain-fault";
import { leafOf } from "./merkle";
import type { SealedRow } from "./sealed-entries";

/** A checkpoint's entries as they should be. */
export type ExpectedBatch = { readonly first: number; readonly leaves: readonly Buffer[] };

/** One sealed entry beside what was signed; null when all is well. */
export function checkSealed(row: SealedRow, { first, leaves }: ExpectedBatch): Fault | null {
  const { number, text, found: now } = row;
  const leaf = leafOf(text);
  const isAsSigned = leaves[Number(number) - first]?.equals(leaf) === true;
  if (isAsSigned && now === text) return null;
  const at = { number, entryId: row.entry_id };
  if (now === null) {
    return fault("ENTRY_MISSING", `Entry ${number} (${row.entry_id}) was removed; its seal still tells of it`, at);
  }
  if (isAsSigned) return changed(number, text, now, at);
  const elsewhere = leaves.findIndex((other) => other.equals(leaf));
  if (elsewhere >= 0) {
    const words = `Entry ${number} stands at another's place: ${row.entry_id} was sealed as ${first + elsewhere}`;
    return fault("ENTRIES_REORDERED", words, at);
  }
  if (now === text) {
    return fault("ENTRY_CHANGED", `Entry ${number} (${row.entry_id}) was changed, and its seal with it`, at);
  }
  return fault("SEAL_CHANGED", `The seal of entry ${number} (${row.entry_id}) is not the one that was signed`, at);
}

function changed(
  number: string,
  sealed: string,
  found: string,
  at: { readonly number: string; readonly entryId: string },
): Fault {
  const fields = changedFields(sealed, found);
  return fault(
    "ENTRY_CHANGED",
    `Entry ${number} (${at.entryId}) was changed: ${fields?.join(", ") ?? "all of it"}`,
    at,
  );
}
