"use client";

import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { CsrfField } from "./csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "./form-answers";

type AppealFormProps = { statementId: string; csrf: string; action: FormAction };

/** The holder's own words against one decision, once. What was typed stays when something is wrong. */
export function AppealForm({ statementId, csrf, action }: AppealFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const id = `text-${statementId}`;
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, { text: id })} />
      <div className="grid gap-4">
        <CsrfField token={csrf} />
        <input type="hidden" name="statementId" value={statementId} />
        <TextareaField
          id={id}
          name="text"
          label="Appeal this decision"
          hint="Say what we got wrong or could not know. 10 to 4,000 characters. You can appeal once."
          size="public"
          rows={4}
          className="max-h-96 min-h-28!"
          defaultValue={state.values["text"] ?? ""}
          error={problemOf(state, "text") ?? problemOf(state, "statementId")}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" tone="secondary" busyLabel="Sending">
            Send appeal
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
