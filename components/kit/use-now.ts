"use client";

import { useSyncExternalStore } from "react";

const tickMs = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Whole half minutes, so that server and browser agree on what they draw first. */
const currentTick = (): number => Math.floor(Date.now() / tickMs) * tickMs;

/** This moment, in milliseconds, moving every half minute: one clock for all relative times of a page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentTick, currentTick);
}
