"use client";

import { useShortcut } from "./use-shortcut";

type ListShortcuts = {
  /** Keys of the rows in the order shown. */
  keys: readonly string[];
  selectedKey: string | null;
  onSelect: (key: string) => void;
  onOpen?: (key: string) => void;
};

/** j, k and the arrows move the choice in a list from anywhere on the page; Enter opens it. */
export function useListShortcuts({ keys, selectedKey, onSelect, onOpen }: ListShortcuts): void {
  const step = (by: 1 | -1) => {
    const at = selectedKey === null ? -1 : keys.indexOf(selectedKey);
    const next = keys[Math.min(Math.max(at + by, 0), keys.length - 1)];
    if (next !== undefined) onSelect(next);
  };
  useShortcut("list-next", () => step(1), keys.length > 0);
  useShortcut("list-previous", () => step(-1), keys.length > 0);
  useShortcut(
    "list-open",
    () => {
      if (selectedKey !== null) onOpen?.(selectedKey);
    },
    onOpen !== undefined && selectedKey !== null,
  );
}
