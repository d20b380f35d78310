"use client";

import { useState } from "react";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import type { AuditRowDto } from "@/server/accounts/application/dto/audit-dto";

export type OpenEntry = {
  /** The entry chosen in the list, open or not. */
  readonly selected: string | null;
  readonly select: (id: string) => void;
  readonly open: (id: string) => void;
  readonly close: () => void;
  /** Its row, for what the list knows already; null when it came by a link. */
  readonly row: AuditRowDto | null;
  /** One up, one down; null at the ends. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
};

/** Which entry is chosen, and which is open. Moving while one is open opens the next. */
export function useOpenEntry(
  rows: readonly AuditRowDto[],
  opened: string | null,
  setOpened: (id: string | null) => void,
): OpenEntry {
  const [chosen, setChosen] = useState<string | null>(opened);
  const selected = opened ?? chosen;
  const select = (id: string) => {
    setChosen(id);
    if (opened !== null) setOpened(id);
  };
  const open = (id: string) => {
    setChosen(id);
    setOpened(id);
  };
  const close = () => setOpened(null);
  const keys = rows.map(({ id }) => id);
  useListShortcuts({ keys, selectedKey: selected, onSelect: select, onOpen: open });
  useShortcut("list-close", close, opened !== null);
  const at = selected === null ? -1 : keys.indexOf(selected);
  const step = (to: number) => {
    const id = keys[to];
    return at >= 0 && id !== undefined ? () => select(id) : null;
  };
  return { selected, select, open, close, row: rows[at] ?? null, previous: step(at - 1), next: step(at + 1) };
}
