"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { SelectField } from "@/components/ui/select-field";
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
  const kept = (field: keyof typeof stored) => state.values[field] ?? stored[field];
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={CONTROLS}
      submit="Save"
      busyLabel="Saving"
      leave={{ href: "/account/profile", text: "Cancel" }}
    >
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
    </PublicForm>
  );
}
