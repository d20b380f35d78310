"use client";

import { createContext, useContext, useSyncExternalStore } from "react";

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

const currentTick = (): number => Math.floor(Date.now() / tickMs) * tickMs;

/** When the server drew this page: the browser starts from the same moment, so that both draw the same words. */
export const DrawnAt = createContext<number | null>(null);

/** This moment, in milliseconds, moving every half minute: one clock for all relative times of a page. */
export function useNow(): number {
  const drawnAt = useContext(DrawnAt);
  return useSyncExternalStore(subscribe, currentTick, () => drawnAt ?? currentTick());
}
