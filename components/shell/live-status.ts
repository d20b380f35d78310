"use client";

import { useSyncExternalStore } from "react";

/** `live` while the page hears of changes, `connecting` meanwhile, `paused` when it has to be refreshed by hand. */
export type LiveStatus = "live" | "connecting" | "paused";

let status: LiveStatus = "connecting";
const listeners = new Set<() => void>();

/** For the one subscription of the page; everybody else only reads. */
export function setLiveStatus(next: LiveStatus): void {
  if (next === status) return;
  status = next;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    subscribe,
    () => status,
    () => "connecting",
  );
}
