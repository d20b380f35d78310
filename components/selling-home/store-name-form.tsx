"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type StoreNameFormProps = { action: FormAction; csrf: string; storeName: string };

/** Another name for the store: buyers see it at once. */
export function StoreNameForm({ action, csrf, storeName }: StoreNameFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, { storeName: "storeName" })} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <TextField
          id="storeName"
          name="storeName"
          label="Store name"
          hint="Buyers see it at once."
          size="public"
          autoComplete="off"
          spellCheck={false}
          defaultValue={state.values["storeName"] ?? storeName}
          error={problemOf(state, "storeName")}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Saving">
            Save
          </SubmitButton>
          <ButtonLink href="/sell/home" size="public">
            Cancel
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
