"use client";

import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

type ConfirmIdentityProps = { action: FormAction; csrf: string; isDone: boolean };

/** The holder's answer to whoever reviews their account. Works without scripts. */
export function ConfirmIdentity({ action, csrf, isDone }: ConfirmIdentityProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  if (isDone) {
    return (
      <Notice role="status">
        <b className="font-semibold">Thank you.</b> We know now that it is you. There is nothing more to do.{" "}
        <Link href="/account/security" className="link-public">
          Go to Security
        </Link>
      </Notice>
    );
  }
  return (
    <form action={send} className="grid gap-6 sm:justify-items-start">
      <CsrfField token={csrf} />
      <ErrorSummary errors={summaryOf(state, {})} />
      <p>
        If we asked you to confirm that it is you who uses this account, do it here. We may ask for your password or
        your second step first. Your account works meanwhile.
      </p>
      <SubmitButton size="public" busyLabel="Confirming">
        It is me
      </SubmitButton>
    </form>
  );
}
