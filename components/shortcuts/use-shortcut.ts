"use client";

import { useLayoutEffect, useRef } from "react";
import type { ShortcutId } from "./catalogue";
import { register } from "./registry";

/**
 * Runs `act` when the keys of this shortcut are pressed, as long as the caller is on the page and `isEnabled`: from the
 * moment it is drawn, so that a key pressed at first sight is heard.
 */
export function useShortcut(id: ShortcutId, act: () => void, isEnabled = true): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useLayoutEffect(() => {
    if (!isEnabled) return;
    return register(id, () => latest.current());
  }, [id, isEnabled]);
}
