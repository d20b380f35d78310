"use client";

import { useLayoutEffect } from "react";
import type { FieldError } from "@/components/ui/error-summary";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

/** A form's answer to being sent: stays on the page with its problems, or leads elsewhere. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** A form that nobody has sent yet. */
export const FRESH_FORM: FormState = { problems: [], values: {}, receipt: null };

/** The first problem of a field, in the words that the summary uses too. */
export const problemOf = ({ problems }: FormState, field: string): string | null =>
  problems.find((one) => one.field === field)?.problem ?? null;

/** Every problem for the summary, linked to the control that has it. Problems of the whole form link nowhere. */
export const summaryOf = ({ problems }: FormState, controlIds: Readonly<Record<string, string>>): FieldError[] =>
  problems.map(({ field, problem }) => ({ fieldId: controlIds[field] ?? "", message: problem }));

/** The same answer without what has been put right since, elsewhere on the page. */
export const withoutProblem = (state: FormState, field: string): FormState => ({
  ...state,
  problems: state.problems.filter((one) => one.field !== field),
});

/**
 * "Error: " before the page's title, for whoever hears the title first. Each answer of the server brings the plain title
 * anew, at a moment of its own: it is kept until the problems are gone.
 */
export function useErrorTitle(state: FormState): void {
  const hasProblems = state.problems.length > 0;
  useLayoutEffect(() => {
    if (!hasProblems) return;
    const mark = () => {
      if (!document.title.startsWith(MARK)) document.title = `${MARK}${document.title}`;
    };
    mark();
    const watch = new MutationObserver(mark);
    watch.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => {
      watch.disconnect();
      if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
    };
  }, [hasProblems]);
}

const MARK = "Error: ";
