import "./schemas-without-eval";
import * as z from "zod/mini";
import { lockAccountSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";

/** What a lock asks for, whoever sends it; the reason is empty until one is chosen. */
export type LockDraft = {
  readonly reasonCode: string;
  readonly hours: number;
  readonly scope: LockScope;
  readonly note: string;
};

const answersSchema = z.pick(lockAccountSchema, { reasonCode: true, scope: true, hours: true, note: true });

/** The same, after the rules that the server checks again. */
export type LockAnswers = z.output<typeof answersSchema>;

export type LockField = keyof LockDraft;
export type LockProblems = Readonly<Partial<Record<LockField, string>>>;

export const emptyLockDraft = (suggestedReason: string | null): LockDraft => ({
  reasonCode: suggestedReason ?? "",
  hours: 24,
  scope: "ACCOUNT",
  note: "",
});

/** The answers, or a sentence for each field that is not right yet. */
export function readLockDraft(
  draft: LockDraft,
): { readonly answers: LockAnswers } | { readonly problems: LockProblems } {
  const read = answersSchema.safeParse(draft);
  if (read.success) return { answers: read.data };
  return {
    problems: lockProblems(
      read.error.issues.map((issue) => ({ field: String(issue.path[0]), problem: issue.message })),
    ),
  };
}

/** First problem of each field, in the words of whoever found it. */
export function lockProblems(found: readonly { readonly field: string; readonly problem: string }[]): LockProblems {
  const problems: Partial<Record<LockField, string>> = {};
  for (const { field, problem } of found) {
    if (field === "reasonCode" || field === "hours" || field === "scope" || field === "note")
      problems[field] ??= problem;
  }
  return problems;
}

/** True once something was entered that leaving would lose. */
export const isLockDraftDirty = (draft: LockDraft): boolean => draft.note.trim() !== "";
