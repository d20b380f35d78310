"use client";

import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { focusCase, isWide } from "./case-focus";
import type { ShownQueue } from "./use-shown-queue";

/** Along the list by key, and into the case that is selected. */
export function useListKeys(
  { staying, selection }: ShownQueue,
  onSelect: (caseId: string | null, isStep: boolean) => void,
): void {
  useShortcut("list-next", () => onSelect(selection.step(1), true), staying.length > 0);
  useShortcut("list-previous", () => onSelect(selection.step(-1), true), staying.length > 0);
  const open = () => {
    onSelect(selection.selectedId, isWide());
    focusCase();
  };
  useShortcut("list-open", open, selection.selectedId !== null);
}
