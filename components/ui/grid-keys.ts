import type { KeyboardEvent } from "react";

const pageRows = 10;

/** Where a key of a grid leads, or null for keys that are not its own. */
export function rowAfterKey(event: KeyboardEvent, at: number, last: number): number | null {
  if (event.altKey || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return null;
  const within = (index: number) => Math.min(Math.max(index, 0), last);
  switch (event.key) {
    case "ArrowDown":
      return within(at + 1);
    case "ArrowUp":
      return within(at - 1);
    case "PageDown":
      return within(at + pageRows);
    case "PageUp":
      return within(at - pageRows);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
