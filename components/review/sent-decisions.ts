"use client";

import { useSyncExternalStore } from "react";

/** A decision on its way, or one that did not arrive. */
export type SentDecision = {
  readonly caseId: string;
  readonly name: string;
  readonly state: "sending" | "unsaved";
  /** Why it was not saved, in a sentence; with the code to quote when something broke. */
  readonly problem: string | null;
};

let sent: readonly SentDecision[] = [];
const none: readonly SentDecision[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly SentDecision[]): void {
  sent = next;
  for (const tell of listeners) tell();
}

/** Remembers a decision until the server has answered. It outlives the page that sent it. */
export function noteSent(decision: SentDecision): void {
  replace([...sent.filter(({ caseId }) => caseId !== decision.caseId), decision]);
}

/** The server has it, or the reviewer let it go. */
export function forgetSent(caseId: string): void {
  replace(sent.filter((decision) => decision.caseId !== caseId));
}

export const isSending = (caseId: string): boolean =>
  sent.some((decision) => decision.caseId === caseId && decision.state === "sending");

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSentDecisions(): readonly SentDecision[] {
  return useSyncExternalStore(
    subscribe,
    () => sent,
    () => none,
  );
}
