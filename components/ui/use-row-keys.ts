"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

type RowKeys = {
  container: RefObject<HTMLElement | null>;
  keys: readonly string[];
  selectedKey: string | null;
  onSelect: (key: string) => void;
  onOpen?: ((key: string) => void) | undefined;
};

const page = 10;

function target(key: string, index: number, last: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return index + 1;
    case "ArrowUp":
    case "k":
      return index - 1;
    case "PageDown":
      return index + page;
    case "PageUp":
      return index - page;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function ownsKeys(element: EventTarget): boolean {
  return element instanceof Element && element.closest("a, button, input, select, textarea") !== null;
}

/** Arrow keys, j, k, Home, End and Enter over elements marked `data-row`; the selected one is kept in view. */
export function useRowKeys({
  container,
  keys,
  selectedKey,
  onSelect,
  onOpen,
}: RowKeys): (event: KeyboardEvent) => void {
  const seen = useRef(selectedKey);
  useEffect(() => {
    if (selectedKey === null || selectedKey === seen.current) return;
    seen.current = selectedKey;
    rowOf(container.current, selectedKey)?.scrollIntoView({ block: "nearest" });
  }, [container, selectedKey]);

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (ownsKeys(event.target)) return;
    const focused = rowKeyAt(event.target) ?? selectedKey;
    const index = focused === null ? -1 : keys.indexOf(focused);
    // With Shift it is another key, which pages may give a meaning.
    if (event.key === "Enter" && event.shiftKey) return;
    if (event.key === "Enter" && focused !== null) {
      event.preventDefault();
      onOpen?.(focused);
      return;
    }
    const next = target(event.key, index, keys.length - 1);
    const key = next === null ? undefined : keys[Math.min(Math.max(next, 0), keys.length - 1)];
    if (key === undefined) return;
    event.preventDefault();
    onSelect(key);
    rowOf(container.current, key)?.focus({ preventScroll: true });
  };
}

function rowOf(container: HTMLElement | null, key: string): HTMLElement | null {
  return container?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}

function rowKeyAt(element: EventTarget): string | null {
  return element instanceof Element ? (element.closest("[data-row]")?.getAttribute("data-row") ?? null) : null;
}
