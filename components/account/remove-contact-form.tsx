"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ContactPage, contactKinds } from "./contact-kinds";

type RemoveContactFormProps = { action: FormAction; csrf: string; page: ContactPage; contact: string };

/** Takes one of two contacts away, with the password. Works without scripts. */
export function RemoveContactForm({ action, csrf, page, contact }: RemoveContactFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const { kind, name } = contactKinds[page];
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, { password: "password" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <input type="hidden" name="kind" value={kind} />
        <p>
          You can no longer sign in with <bdi className="font-emphasis wrap-anywhere">{contact}</bdi>, and we send
          nothing more there but a notice of this change. All other devices are signed out.
        </p>
        <PasswordField
          id="password"
          name="password"
          label="Your password"
          autoComplete="current-password"
          error={problemOf(state, "password")}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Removing">
            Remove this {name}
          </SubmitButton>
          <ButtonLink href="/account/profile" size="public">
            Cancel
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
