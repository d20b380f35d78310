"use client";

import { useSyncExternalStore } from "react";
import type { ReturnReason } from "@/server/accounts/domain/value-objects/onboarding-reason";
import type { PersonCheck } from "@/server/accounts/domain/value-objects/person-check";
import type { ReturnTopic } from "@/server/accounts/domain/value-objects/return-topic";

/** What a reviewer has ticked and typed for one submission, not sent yet. */
export type StageDraft = {
  readonly ticked: readonly PersonCheck[];
  readonly note: string;
  readonly returning: {
    readonly items: Readonly<Partial<Record<ReturnTopic, ReturnReason>>>;
    readonly message: string;
  };
  readonly rejectNote: string;
};

const EMPTY: StageDraft = { ticked: [], note: "", returning: { items: {}, message: "" }, rejectNote: "" };

const prefix = "gs.stage.";
const listeners = new Set<() => void>();
const read = new Map<string, StageDraft>();

/** Whose, and of what: another person and another submission begin anew. */
export const draftKey = (who: string, applicationId: string, stage: string, submissionNo: number): string =>
  `${prefix}${who}.${applicationId}.${stage}.${submissionNo}`;

function draftAt(key: string): StageDraft {
  const known = read.get(key);
  if (known !== undefined) return known;
  const text = sessionStorage.getItem(key);
  const draft = text === null ? EMPTY : asDraft(text);
  read.set(key, draft);
  return draft;
}

/** This tab's own text, written below alone. */
const asDraft = (text: string): StageDraft => ({ ...EMPTY, ...(JSON.parse(text) as Partial<StageDraft>) });

function keep(key: string, draft: StageDraft | null): void {
  if (draft === null) {
    read.delete(key);
    sessionStorage.removeItem(key);
  } else {
    read.set(key, draft);
    sessionStorage.setItem(key, JSON.stringify(draft));
  }
  for (const tell of listeners) tell();
}

/** What somebody else left in this tab goes: nobody reads another's notes. */
export function dropForeignStageDrafts(who: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !key.startsWith(`${prefix}${who}.`)) sessionStorage.removeItem(key);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft, a way to change parts of it, and one to let it go. It survives reloads, the way back and a new sign-in. */
export function useStageDraft(key: string) {
  const draft = useSyncExternalStore(
    subscribe,
    () => draftAt(key),
    () => EMPTY,
  );
  return {
    draft,
    change: (part: Partial<StageDraft>) => keep(key, { ...draft, ...part }),
    forget: () => keep(key, null),
  };
}

export type StageDraftUse = ReturnType<typeof useStageDraft>;
