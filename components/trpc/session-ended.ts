"use client";

import { useSyncExternalStore } from "react";

let hasEnded = false;
const listeners = new Set<() => void>();

/** Whoever learns that nobody is signed in any more says so here: the live line, or a refused call. */
export function announceSessionEnded(): void {
  if (hasEnded) return;
  hasEnded = true;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True once the session of this tab has ended. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => hasEnded,
    () => false,
  );
}
