"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";

type RemoveFactorFormProps = {
  action: FormAction;
  csrf: string;
  page: string;
  /** Null for the app. */
  passkeyId: string | null;
  label: string;
};

/** Takes a second factor away, with the password once more. */
export function RemoveFactorForm({ action, csrf, page, passkeyId, label }: RemoveFactorFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, { password: "password" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="passkeyId" value={passkeyId ?? ""} />
        <PasswordField
          id="password"
          name="password"
          label="Password"
          autoComplete="current-password"
          error={problemOf(state, "password")}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" tone="danger" busyLabel="Removing">
            {label}
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
