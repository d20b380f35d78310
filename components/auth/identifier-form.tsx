"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type IdentifierFormProps = {
  action: FormAction;
  csrf: string;
  /** What the button says, at rest and at work. */
  words: { readonly button: string; readonly busy: string };
};

/** One field: who somebody is here. For a new password, and for a sign-in that does not work. Works without scripts. */
export function IdentifierForm({ action, csrf, words }: IdentifierFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, { identifier: "identifier" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <TextField
          id="identifier"
          name="identifier"
          label="Email or mobile number"
          size="public"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.values["identifier"] ?? ""}
          error={problemOf(state, "identifier")}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel={words.busy}>
            {words.button}
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
