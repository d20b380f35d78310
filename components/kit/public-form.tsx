"use client";

import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { CsrfField } from "./csrf-field";
import { summaryOf, useErrorTitle } from "./form-answers";

type PublicFormProps = {
  state: FormState;
  send: (data: FormData) => void;
  csrf: string;
  /** Which control shows which problem: its line in the summary leads there. */
  controls: Readonly<Record<string, string>>;
  submit: ReactNode;
  busyLabel: string;
  /** The way out without a change. */
  leave: { readonly href: string; readonly text: ReactNode };
  /** Between what went wrong and the fields. */
  status?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
};

/** A form of one's own pages: what went wrong above, fields below each other, then the button and the way out. */
export function PublicForm({ state, send, csrf, controls, submit, busyLabel, leave, ...rest }: PublicFormProps) {
  useErrorTitle(state);
  return (
    <form action={send} noValidate className={rest.isWide ? "max-w-120" : "max-w-100"}>
      <ErrorSummary errors={summaryOf(state, controls)} />
      {rest.status}
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        {rest.children}
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel={busyLabel}>
            {submit}
          </SubmitButton>
          <ButtonLink href={leave.href} size="public">
            {leave.text}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
