"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField } from "@/components/ui/text-field";

/** The code that lets its owner in again. What it did is never said; trying to sign in shows it. */
export function UnlockForm({ action, csrf }: { action: FormAction; csrf: string }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, { code: "code" })} />
      <CsrfField token={csrf} />
      <CodeField
        id="code"
        name="code"
        label="6-digit code"
        hint="It works for 10 minutes and only once."
        error={problemOf(state, "code")}
      />
      <div className="mt-6 grid sm:justify-start">
        <SubmitButton size="public" busyLabel="Checking the code">
          Use this code
        </SubmitButton>
      </div>
      <div role="status">
        {state.receipt ? <p className="mt-8 border-t border-border pt-6 font-emphasis">{state.receipt}</p> : null}
      </div>
      {state.receipt ? (
        <div className="mt-4 grid sm:justify-start">
          <ButtonLink href="/login" size="public">
            Sign in
          </ButtonLink>
        </div>
      ) : null}
    </form>
  );
}
