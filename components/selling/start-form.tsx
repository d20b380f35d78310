"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { GstinField } from "./gstin-field";

type StartFormProps = { action: FormAction; csrf: string; storeName: string; gstNumber: string };

/** Which store, and under which number: all that an application begins with. */
export function StartForm({ action, csrf, storeName, gstNumber }: StartFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate className="mt-8">
      <ErrorSummary errors={summaryOf(state, { storeName: "storeName", gstNumber: "gstNumber" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <TextField
          id="storeName"
          name="storeName"
          label="Name of the store"
          hint="You can change it later."
          size="public"
          autoComplete="organization"
          spellCheck={false}
          className="max-w-100"
          defaultValue={state.values["storeName"] ?? storeName}
          error={problemOf(state, "storeName")}
        />
        <GstinField defaultValue={state.values["gstNumber"] ?? gstNumber} error={problemOf(state, "gstNumber")} />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Starting">
            Start now
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
