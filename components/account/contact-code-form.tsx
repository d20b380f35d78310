"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField } from "@/components/ui/text-field";
import { type ContactPage, contactKinds } from "./contact-kinds";

type ContactCodeFormProps = {
  action: FormAction;
  csrf: string;
  page: ContactPage;
  /** The address or number as it was typed. */
  shownContact: string;
};

/** The code that went to the new contact; until it comes back, nothing has changed. Works without scripts. */
export function ContactCodeForm({ action, csrf, page, shownContact }: ContactCodeFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const { name } = contactKinds[page];
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, { code: "code" })} />
      <CsrfField token={csrf} />
      <p className="mb-6 text-muted-fg">
        If you can use this {name}, a code is on its way. Nothing changes before you enter it.
      </p>
      <p className="text-form text-muted-fg">Sent to</p>
      <p className="mb-6 font-emphasis wrap-anywhere">
        <bdi>{shownContact}</bdi>
      </p>
      <CodeField
        id="code"
        name="code"
        label="6-digit code"
        hint="It works for 10 minutes and only once."
        error={problemOf(state, "code")}
      />
      <div className="mt-6 flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
        <SubmitButton size="public" busyLabel="Checking the code">
          Confirm this {page === "email" ? "address" : "number"}
        </SubmitButton>
        <ButtonLink href={`/account/profile/contact/${page}`} size="public">
          Send again or change it
        </ButtonLink>
      </div>
    </form>
  );
}
