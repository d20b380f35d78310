"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { MIN_PASSWORD_CHARACTERS } from "@/server/accounts/application/use-cases/register-account/register-account.schema";

type ResetFormProps = {
  action: FormAction;
  csrf: string;
  /** False for a link that is over, or was never ours: nobody is asked for a password in vain. */
  works: boolean;
};

/** A new password behind a link: one field with Show, and what it ends. Works without scripts. */
export function ResetForm({ action, csrf, works }: ResetFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  if (!works || problemOf(state, "link") !== null) return <DeadLink />;
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, { password: "password" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <PasswordField
          id="password"
          name="password"
          label="New password"
          hint={`At least ${MIN_PASSWORD_CHARACTERS} characters. Three or four unrelated words work well.`}
          autoComplete="new-password"
          error={problemOf(state, "password")}
        />
        <p className="text-muted-fg">You are signed out on all devices, and sign in with the new password.</p>
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Saving">
            Save new password
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}

/** One page for every link that does not work: used, over, changed, or another's. */
function DeadLink() {
  return (
    <>
      <div role="alert" className="mb-6">
        <h2 className="font-emphasis">This link does not work any more</h2>
        <p className="mt-1 text-muted-fg">Links work once, for 30 minutes. You can ask for a new one.</p>
      </div>
      <div className="grid sm:justify-start">
        <ButtonLink href="/forgot" size="public" tone="primary">
          Ask for a new link
        </ButtonLink>
      </div>
    </>
  );
}
