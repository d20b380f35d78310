"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { MIN_PASSWORD_CHARACTERS } from "@/server/accounts/application/use-cases/register-account/register-account.schema";

const CONTROLS = { current: "current", password: "password" };

/** A new password, with the one they have. Works without scripts; keeps nothing that was typed. */
export function ChangePasswordForm({ action, csrf }: { action: FormAction; csrf: string }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <p role="status" className={state.receipt ? "mb-6 text-form text-success" : "sr-only"}>
        {state.receipt}
      </p>
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <PasswordField
          id="current"
          name="current"
          label="Current password"
          autoComplete="current-password"
          error={problemOf(state, "current")}
        />
        <PasswordField
          id="password"
          name="password"
          label="New password"
          hint={`At least ${MIN_PASSWORD_CHARACTERS} characters. Three or four unrelated words work well.`}
          autoComplete="new-password"
          error={problemOf(state, "password")}
        />
        <p className="text-muted-fg">All other devices are signed out, and we send you a notice.</p>
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Saving">
            Save new password
          </SubmitButton>
          <ButtonLink href="/account/security" size="public">
            {state.receipt ? "Back to Security" : "Cancel"}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
