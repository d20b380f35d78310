"use client";

import { useEffect, useRef } from "react";
import type { ShortcutId } from "./catalogue";
import { register } from "./registry";

/** Runs `act` when the keys of this shortcut are pressed, as long as the caller is on the page and `isEnabled`. */
export function useShortcut(id: ShortcutId, act: () => void, isEnabled = true): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isEnabled) return;
    return register(id, () => latest.current());
  }, [id, isEnabled]);
}
