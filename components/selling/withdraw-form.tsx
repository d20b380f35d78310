"use client";

import { ChevronRight } from "lucide-react";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";

/** Two steps: opening says what follows, the button does it. Works without scripts. */
export function WithdrawForm({ action, csrf }: { action: FormAction; csrf: string }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  return (
    <details className="group max-w-[36em]" open={state.problems.length > 0 || undefined}>
      <summary className="flex min-h-11 list-none items-center gap-1 text-primary underline underline-offset-3 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
        Withdraw your application
      </summary>
      <form action={send} className="mt-2 border-s-2 border-border ps-4">
        <ErrorSummary errors={summaryOf(state, {})} />
        <CsrfField token={csrf} />
        <p>
          The application ends at once. What you typed stays with us for half a year and fills in the next one, should
          you apply again. Your shopping carries on as normal.
        </p>
        <div className="mt-4 grid sm:justify-start">
          <SubmitButton tone="quiet-danger" size="public" busyLabel="Withdrawing">
            Withdraw application
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
