"use client";

import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";

type ConfirmLinkFormProps = {
  confirm: FormAction;
  resend: FormAction;
  csrf: string;
  /** False for a link that is over, or was never ours: then there is nothing to press but "send again". */
  works: boolean;
};

/** What a link in a mail leads to: one button. Opening the page changed nothing. Works without scripts. */
export function ConfirmLinkForm({ confirm, resend, csrf, works }: ConfirmLinkFormProps) {
  const [state, send] = useActionState(confirm, FRESH_FORM);
  useErrorTitle(state);
  if (!works || problemOf(state, "link") !== null) return <DeadLink resend={resend} csrf={csrf} />;
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, {})} />
      <CsrfField token={csrf} />
      <p className="mb-6">
        Press the button if you asked for an account with this address. It is confirmed then, and the password you chose
        works.
      </p>
      <div className="grid sm:justify-start">
        <SubmitButton size="public" busyLabel="Confirming">
          Confirm this address
        </SubmitButton>
      </div>
      <p className="mt-6 text-muted-fg">You did not ask for one? Close this page. Nothing has changed.</p>
    </form>
  );
}

/** One page for every link that does not work: used, over, changed, or another's. */
function DeadLink({ resend, csrf }: { resend: FormAction; csrf: string }) {
  const [state, send] = useActionState(resend, FRESH_FORM);
  return (
    <form action={send}>
      <CsrfField token={csrf} />
      <div role="alert" className="mb-6">
        <h2 className="font-emphasis">This link does not work any more</h2>
        <p className="mt-1 text-muted-fg">Links work once, for 30 minutes. We can send you a new one.</p>
      </div>
      {state.problems.map(({ problem }) => (
        <p key={problem} role="alert" className="mb-4 font-emphasis text-danger">
          {problem}
        </p>
      ))}
      <div className="grid sm:justify-start">
        <SubmitButton size="public" tone="secondary" busyLabel="Sending">
          Send a new message
        </SubmitButton>
      </div>
      <p role="status" className="mt-3 text-form text-muted-fg">
        {state.receipt}
      </p>
      <p className="mt-6 border-t border-border pt-6 text-muted-fg">
        Confirmed it already?{" "}
        <Link href="/login" className="link-public">
          Sign in
        </Link>
      </p>
    </form>
  );
}
