import "./schemas-without-eval";
import * as z from "zod/mini";
import { hasOneLength, lockFields } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";

/** What a lock asks for, whoever sends it; the reason is empty until one is chosen. */
export type LockDraft = {
  readonly reasonCode: string;
  readonly hours: number;
  /** "2026-12-05": locked to the end of that day, in place of the hours; empty while it is being chosen. */
  readonly untilDay: string | null;
  readonly scope: LockScope;
  readonly note: string;
};

const answersSchema = z.strictObject(lockFields).check(hasOneLength);

/** The same, after the rules that the server checks again. */
export type LockAnswers = z.output<typeof answersSchema>;

export type LockField = "reasonCode" | "hours" | "until" | "scope" | "note";
export type LockProblems = Readonly<Partial<Record<LockField, string>>>;

export const emptyLockDraft = (suggestedReason: string | null): LockDraft => ({
  reasonCode: suggestedReason ?? "",
  hours: 24,
  untilDay: null,
  scope: "ACCOUNT",
  note: "",
});

/** The last moment of a day, where the house is. */
export const endOfDay = (day: string): string => `${day}T23:59:59+05:30`;

/** The answers, or a sentence for each field that is not right yet. */
export function readLockDraft({
  untilDay,
  hours,
  ...draft
}: LockDraft): { readonly answers: LockAnswers } | { readonly problems: LockProblems } {
  const read = answersSchema.safeParse({
    ...draft,
    ...(untilDay === null ? { hours } : { until: momentOf(untilDay) }),
  });
  if (read.success) return { answers: read.data };
  return {
    problems: lockProblems(
      read.error.issues.map((issue) => ({ field: String(issue.path[0]), problem: issue.message })),
    ),
  };
}

function momentOf(day: string): string {
  const at = new Date(endOfDay(day));
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}

/** First problem of each field, in the words of whoever found it. */
export function lockProblems(found: readonly { readonly field: string; readonly problem: string }[]): LockProblems {
  const problems: Partial<Record<LockField, string>> = {};
  for (const { field, problem } of found) {
    if (field === "reasonCode" || field === "hours" || field === "until" || field === "scope" || field === "note")
      problems[field] ??= problem;
  }
  return problems;
}

/** True once something was entered that leaving would lose. */
export const isLockDraftDirty = (draft: LockDraft): boolean => draft.note.trim() !== "";
