"use client";

import { useState } from "react";
import type { ShortcutId } from "./catalogue";
import { useListShortcuts } from "./use-list-shortcuts";
import { useShortcut } from "./use-shortcut";

type RowsToOpen = {
  /** Keys of the rows in the order shown. */
  keys: readonly string[];
  opened: string | null;
  setOpened: (key: string | null) => void;
  /** What Escape is called on this page. */
  closing: ShortcutId;
};

export type OpenRow = {
  /** The row chosen in the list, open or not. */
  readonly selected: string | null;
  readonly select: (key: string) => void;
  readonly open: (key: string) => void;
  readonly close: () => void;
};

/** Which row is chosen, and which is open beside the list. Moving while one is open opens the next. */
export function useOpenRow({ keys, opened, setOpened, closing }: RowsToOpen): OpenRow {
  const [chosen, setChosen] = useState<string | null>(opened);
  const selected = opened ?? chosen;
  const select = (key: string) => {
    setChosen(key);
    if (opened !== null) setOpened(key);
  };
  const open = (key: string) => {
    setChosen(key);
    setOpened(key);
  };
  const close = () => setOpened(null);
  useListShortcuts({ keys, selectedKey: selected, onSelect: select, onOpen: open });
  useShortcut(closing, close, opened !== null);
  return { selected, select, open, close };
}
