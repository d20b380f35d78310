"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { genderOptions } from "./gender-options";

type ProfileFormProps = {
  action: FormAction;
  csrf: string;
  name: string;
  dateOfBirth: string;
  gender: string;
};

const CONTROLS = { name: "name", dateOfBirth: "dateOfBirth", gender: "gender" };

/** Name, date of birth and gender in one form. The last two are optional. */
export function ProfileForm({ action, csrf, ...stored }: ProfileFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const kept = (field: keyof typeof stored) => state.values[field] ?? stored[field];
  return (
    <form action={send} noValidate className="max-w-100">
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <TextField
          id="name"
          name="name"
          label="Full name"
          size="public"
          autoComplete="name"
          spellCheck={false}
          defaultValue={kept("name")}
          error={problemOf(state, "name")}
        />
        <TextField
          id="dateOfBirth"
          name="dateOfBirth"
          type="date"
          label="Date of birth"
          labelNote="(optional)"
          size="public"
          autoComplete="bday"
          defaultValue={kept("dateOfBirth")}
          error={problemOf(state, "dateOfBirth")}
        />
        <SelectField
          key={kept("gender")}
          id="gender"
          name="gender"
          label="Gender"
          labelNote="(optional)"
          size="public"
          options={genderOptions}
          defaultValue={kept("gender")}
          error={problemOf(state, "gender")}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Saving">
            Save
          </SubmitButton>
          <ButtonLink href="/account/profile" size="public">
            Cancel
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
