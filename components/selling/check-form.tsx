"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { PromiseBox } from "@/components/kit/promise-box";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";

type CheckFormProps = {
  stage: string;
  /** Which row shows which answer: a problem leads there. */
  rows: Readonly<Record<string, string>>;
  action: FormAction;
  csrf: string;
};

/** The last word before a task is sent: what the applicant stands for, and the button. */
export function CheckForm({ stage, rows, action, csrf }: CheckFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate className="mt-10">
      <ErrorSummary errors={summaryOf(state, { ...rows, isSelfCertified: "isSelfCertified" })} />
      <CsrfField token={csrf} />
      <input type="hidden" name="stage" value={stage} />
      {stage === "BUSINESS" ? (
        <PromiseBox
          id="isSelfCertified"
          label="I certify that the business sells only what the law of India and of my buyers allows, and that what I give here is true."
          error={problemOf(state, "isSelfCertified")}
        />
      ) : (
        <p className="max-w-[36em]">By sending this you say that it is complete and true.</p>
      )}
      <div className="mt-6 grid sm:justify-start">
        <SubmitButton size="public" busyLabel="Sending">
          Send this task
        </SubmitButton>
      </div>
    </form>
  );
}
