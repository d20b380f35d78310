"use client";

import { type OpenRow, useOpenRow } from "@/components/shortcuts/use-open-row";
import type { AuditRowDto } from "@/server/accounts/application/dto/audit-dto";

export type OpenEntry = OpenRow & {
  /** Its row, for what the list knows already; null when it came by a link. */
  readonly row: AuditRowDto | null;
  /** One up, one down; null at the ends. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
};

/** Which entry is chosen, which is open, and its neighbours. */
export function useOpenEntry(
  rows: readonly AuditRowDto[],
  opened: string | null,
  setOpened: (id: string | null) => void,
): OpenEntry {
  const keys = rows.map(({ id }) => id);
  const entry = useOpenRow({ keys, opened, setOpened, closing: "list-close" });
  const at = entry.selected === null ? -1 : keys.indexOf(entry.selected);
  const step = (to: number) => {
    const id = keys[to];
    return at >= 0 && id !== undefined ? () => entry.select(id) : null;
  };
  return { ...entry, row: rows[at] ?? null, previous: step(at - 1), next: step(at + 1) };
}
