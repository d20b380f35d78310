"use client";

import { type ReactNode, useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf } from "@/components/kit/form-answers";
import { RecoveryCodes } from "@/components/proof/recovery-codes";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";

type RenewCodesFormProps = { action: FormAction; csrf: string; page: string; left: number; after: ReactNode };

/** Ten new recovery codes in place of the old ones. */
export function RenewCodesForm({ action, csrf, page, left, after }: RenewCodesFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  const codes = state.values["recoveryCodes"];
  if (codes) return <RecoveryCodes codes={codes.split(" ")} receipt={state.receipt ?? ""} after={after} />;
  return (
    <form action={send} className="grid justify-items-start gap-5">
      <ErrorSummary errors={summaryOf(state, {})} />
      <CsrfField token={csrf} />
      <input type="hidden" name="page" value={page} />
      <p>
        {left === 1 ? "One code is left." : `${left} codes are left.`} New ones take the place of all of them: the old
        ones stop working at once.
      </p>
      <SubmitButton size="public" busyLabel="Making new codes">
        Make new codes
      </SubmitButton>
    </form>
  );
}
