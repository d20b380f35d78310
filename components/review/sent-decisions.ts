"use client";

import { useSyncExternalStore } from "react";
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

let sent: readonly SentDecision[] = [];
const none: readonly SentDecision[] = [];
const listeners = new Set<() => void>();

const keyOf = (who: string, caseId: string): string => `${sentPrefix}${who}.${caseId}`;
const isOf = (caseId: string) => (decision: SentDecision) => decision.answer.input.caseId === caseId;

function replace(next: readonly SentDecision[]): void {
  sent = next;
  for (const tell of listeners) tell();
}

/** Remembers a decision until the server has answered. It outlives the page that sent it, and a load of the tab. */
export function noteSent(who: string, decision: SentDecision): void {
  const { caseId } = decision.answer.input;
  sessionStorage.setItem(keyOf(who, caseId), JSON.stringify(decision));
  replace([...sent.filter((one) => !isOf(caseId)(one)), decision]);
}

/** The server has it, or the reviewer let it go. */
export function forgetSent(who: string, caseId: string): void {
  sessionStorage.removeItem(keyOf(who, caseId));
  replace(sent.filter((one) => !isOf(caseId)(one)));
}

export const isSending = (caseId: string): boolean =>
  sent.some((decision) => isOf(caseId)(decision) && decision.state === "sending");

/** Decisions are this tab's own text, written by `noteSent` alone. */
const asDecision = (text: string): SentDecision => JSON.parse(text) as SentDecision;

/** What this tab knew before it was loaded anew; each is answered once, and known again from then on. */
export function takeLeftBehind(who: string): readonly SentDecision[] {
  const left = Object.keys(sessionStorage)
    .filter((key) => key.startsWith(keyOf(who, "")))
    .map((key) => asDecision(sessionStorage.getItem(key) ?? ""))
    .filter(({ answer }) => !sent.some(isOf(answer.input.caseId)));
  if (left.length > 0) replace([...sent, ...left]);
  return left;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const useSentDecisions = (): readonly SentDecision[] =>
  useSyncExternalStore(
    subscribe,
    () => sent,
    () => none,
  );

/** The cases whose decision did not arrive, the earliest first. */
export const useUnsavedCases = (): readonly string[] =>
  useSentDecisions().flatMap(({ state, answer }) => (state === "unsaved" ? [answer.input.caseId] : []));

/** Why the decision of this case was not saved; null where nothing is amiss. */
export const useUnsavedProblem = (caseId: string): string | null =>
  useSentDecisions().find((one) => isOf(caseId)(one) && one.state === "unsaved")?.problem ?? null;
