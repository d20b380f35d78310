"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

/** Why the session of this page is over, as the server says it. */
const SESSION_ENDS = ["ON_HOLD", "ROLE_CHANGED", "SIGNED_OUT", "SIGNED_OUT_HERE", "EXPIRED", "UNKNOWN"] as const;

export type SessionEnd = (typeof SESSION_ENDS)[number];

/** The word of the live line's last event. */
export function sessionEndOf(text: unknown): SessionEnd {
  const told: unknown = typeof text === "string" ? JSON.parse(text) : null;
  const state = typeof told === "object" && told !== null && "state" in told ? told.state : null;
  return SESSION_ENDS.find((end) => end === state) ?? "UNKNOWN";
}

let ended: SessionEnd | null = null;
const listeners = new Set<() => void>();

/** Whoever learns that nobody is signed in any more says so here: the live line, or a refused call, which knows no cause. */
export function announceSessionEnded(end: SessionEnd): void {
  if (ended !== null && ended !== "UNKNOWN") return;
  ended = end;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forget(): void {
  if (ended === null) return;
  ended = null;
  for (const tell of listeners) tell();
}

/** Why the session of this tab has ended; null while it has not. What ended before this page came is another session. */
export function useSessionEnded(): SessionEnd | null {
  useLayoutEffect(forget, []);
  return useSyncExternalStore(
    subscribe,
    () => ended,
    () => null,
  );
}
