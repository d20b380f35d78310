"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type ContactPage, contactKinds } from "./contact-kinds";

type ContactFormProps = { action: FormAction; csrf: string; page: ContactPage };

const CONTROLS = { contact: "contact", password: "password" };

/** Another email or mobile number, with the password; a code goes to the new one. Works without scripts. */
export function ContactForm({ action, csrf, page }: ContactFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const isEmail = page === "email";
  const { kind, name } = contactKinds[page];
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <input type="hidden" name="kind" value={kind} />
        <TextField
          id="contact"
          name="contact"
          type={isEmail ? "email" : "tel"}
          label={`New ${name}`}
          size="public"
          inputMode={isEmail ? "email" : "tel"}
          autoComplete={isEmail ? "email" : "tel"}
          autoCapitalize="none"
          spellCheck={false}
          {...(isEmail ? {} : { hint: "With its country code if it is not an Indian number." })}
          defaultValue={state.values["contact"] ?? ""}
          error={problemOf(state, "contact")}
        />
        <PasswordField
          id="password"
          name="password"
          label="Your password"
          autoComplete="current-password"
          error={problemOf(state, "password")}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Sending a code">
            Send a code
          </SubmitButton>
          <ButtonLink href="/account/profile" size="public">
            Cancel
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
