"use client";

import { useSyncExternalStore } from "react";
import type { LockDraft } from "@/components/kit/lock-order";
import type { StatusDraft } from "@/components/kit/status-order";
import type { InlineAnswer, InlineEntries, InlineOutcome } from "./inline-answers";
import { sentPrefix } from "./sent-decisions";

/** What a reviewer has chosen and typed for one case, not sent yet. */
export type DecisionDraft =
  | ({ readonly outcome: InlineOutcome } & InlineEntries)
  | { readonly outcome: "SUSPEND"; readonly suspend: StatusDraft }
  | { readonly outcome: "LOCK"; readonly lock: LockDraft };

/** What was typed, whatever it was meant for: it comes along when another answer is chosen. */
export function noteOf(draft: DecisionDraft): string {
  if (draft.outcome === "LOCK") return draft.lock.note;
  return draft.outcome === "SUSPEND" ? draft.suspend.note : draft.note;
}

/** What was sent, as it stood in its form. */
export const draftOf = ({ outcome, input }: InlineAnswer): DecisionDraft => ({
  outcome,
  reasonCode: input.reasonCode,
  note: input.note,
  level: "level" in input ? input.level : "HIGH",
  days: "days" in input ? input.days : 30,
});

const prefix = "gs.draft.";
const listeners = new Set<() => void>();
const read = new Map<string, DecisionDraft | null>();

const keyOf = (who: string, caseId: string): string => `${prefix}${who}.${caseId}`;

/** Drafts are this tab's own text, written by `keepDraft` alone. */
const asDraft = (text: string): DecisionDraft => JSON.parse(text) as DecisionDraft;

function draftAt(key: string): DecisionDraft | null {
  const known = read.get(key);
  if (known !== undefined) return known;
  const text = sessionStorage.getItem(key);
  const draft = text === null ? null : asDraft(text);
  read.set(key, draft);
  return draft;
}

/** Keeps a draft in this tab: it survives reloads, the way back, and a new sign-in of the same person. */
export function keepDraft(who: string, caseId: string, draft: DecisionDraft | null): void {
  const key = keyOf(who, caseId);
  read.set(key, draft);
  if (draft === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(draft));
  for (const tell of listeners) tell();
}

/** What somebody else left in this tab goes: nobody reads another's notes. */
export function dropForeignDrafts(who: string): void {
  for (const key of Object.keys(sessionStorage)) {
    const own = [prefix, sentPrefix].find((one) => key.startsWith(one));
    if (own !== undefined && !key.startsWith(`${own}${who}.`)) sessionStorage.removeItem(key);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft of a case, or null. */
export function useDraft(who: string, caseId: string): DecisionDraft | null {
  return useSyncExternalStore(
    subscribe,
    () => draftAt(keyOf(who, caseId)),
    () => null,
  );
}
