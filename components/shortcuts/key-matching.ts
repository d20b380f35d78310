/** What of a keyboard event decides: enough to test the rules without a browser. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
};

/**
 * "Mod+k" for Control or Command with k, "Shift+Enter", else the key as it is, for Shift is in most keys' names already;
 * null for anything with Alt or while composing.
 */
export function nameOfPress(press: KeyPress): string | null {
  if (press.isComposing || press.altKey || press.key === "Process") return null;
  const key = press.key.length === 1 && (press.ctrlKey || press.metaKey) ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) return `Mod+${key}`;
  return press.shiftKey && key === "Enter" ? "Shift+Enter" : key;
}

export type Matching = "full" | "partial" | "none";

/** Compares what was pressed so far with a sequence such as "g r". */
export function matchSequence(pressed: readonly string[], sequence: string): Matching {
  const wanted = sequence.split(" ");
  if (pressed.length > wanted.length) return "none";
  if (pressed.some((key, index) => key !== wanted[index])) return "none";
  return pressed.length === wanted.length ? "full" : "partial";
}

const typed =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true]";
const ownKeys = "a[href], button, summary, [role=tab], [role=listbox], [role=menu], [role=separator], [role=slider]";

/** Keys that a focused link, button or list uses itself. */
const controlKeys: ReadonlySet<string> = new Set([
  "Enter",
  "Shift+Enter",
  " ",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
]);

type FocusedElement = Pick<Element, "closest"> | null;

/** A bare key is left alone while somebody types, and when the focused control uses that key. */
export function belongsToControl(name: string, focused: FocusedElement): boolean {
  if (focused === null || name.startsWith("Mod+")) return false;
  if (focused.closest(typed) !== null) return true;
  return controlKeys.has(name) && focused.closest(ownKeys) !== null;
}
