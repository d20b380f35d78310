"use client";

import { useSyncExternalStore } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import type { InlineAnswer } from "./inline-answers";

/** A decision on its way, or one that did not arrive. */
export type SentDecision = {
  readonly answer: InlineAnswer;
  readonly name: string;
  readonly state: "sending" | "unsaved";
  /** Why it was not saved, in a sentence; with the code to quote when something broke. */
  readonly problem: string | null;
};

export const sentPrefix = "gs.sent.";

/** Whose it is stands beside it: another person may sign in without a load of the tab. */
type OwnDecision = SentDecision & { readonly who: string };

let sent: readonly OwnDecision[] = [];
const none: readonly OwnDecision[] = [];
const listeners = new Set<() => void>();

const keyOf = (who: string, caseId: string): string => `${sentPrefix}${who}.${caseId}`;
const isOf = (who: string, caseId: string) => (decision: OwnDecision) =>
  decision.who === who && decision.answer.input.caseId === caseId;

function replace(next: readonly OwnDecision[]): void {
  sent = next;
  for (const tell of listeners) tell();
}

/** Remembers a decision until the server has answered. It outlives the page that sent it, and a load of the tab. */
export function noteSent(who: string, decision: SentDecision): void {
  const { caseId } = decision.answer.input;
  try {
    sessionStorage.setItem(keyOf(who, caseId), JSON.stringify(decision));
  } catch {
    // A tab that keeps nothing more must not hold back the decision itself.
  }
  replace([...sent.filter((one) => !isOf(who, caseId)(one)), { ...decision, who }]);
}

/** The server has it, or the reviewer let it go. */
export function forgetSent(who: string, caseId: string): void {
  sessionStorage.removeItem(keyOf(who, caseId));
  replace(sent.filter((one) => !isOf(who, caseId)(one)));
}

export const isSending = (who: string, caseId: string): boolean =>
  sent.some((decision) => isOf(who, caseId)(decision) && decision.state === "sending");

/** Decisions are this tab's own text, written by `noteSent` alone. */
const asDecision = (text: string): SentDecision => JSON.parse(text) as SentDecision;

/** What this tab knew before it was loaded anew; each is answered once, and known again from then on. */
export function takeLeftBehind(who: string): readonly SentDecision[] {
  const left = Object.keys(sessionStorage)
    .filter((key) => key.startsWith(keyOf(who, "")))
    .map((key) => asDecision(sessionStorage.getItem(key) ?? ""))
    .filter(({ answer }) => !sent.some(isOf(who, answer.input.caseId)));
  if (left.length > 0) replace([...sent, ...left.map((decision) => ({ ...decision, who }))]);
  return left;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Of the reviewer who looks alone: nobody sees what another's were about. */
export const unsavedOf = (who: string, all: readonly OwnDecision[] = sent): readonly SentDecision[] =>
  all.filter((decision) => decision.who === who && decision.state === "unsaved");

function useUnsaved(): readonly SentDecision[] {
  const { accountId } = useStaffSession();
  const all = useSyncExternalStore(
    subscribe,
    () => sent,
    () => none,
  );
  return unsavedOf(accountId, all);
}

/** The cases whose decision did not arrive, the earliest first. */
export const useUnsavedCases = (): readonly string[] => useUnsaved().map(({ answer }) => answer.input.caseId);

/** Why the decision of this case was not saved; null where nothing is amiss. */
export const useUnsavedProblem = (caseId: string): string | null =>
  useUnsaved().find(({ answer }) => answer.input.caseId === caseId)?.problem ?? null;
