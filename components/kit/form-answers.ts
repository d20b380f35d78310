"use client";

import { useEffect } from "react";
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

/** "Error: " before the page's title, for whoever hears the title first. */
export function useErrorTitle(state: FormState): void {
  useEffect(() => {
    const plain = document.title.replace(/^Error: /, "");
    document.title = state.problems.length > 0 ? `Error: ${plain}` : plain;
  }, [state]);
}
