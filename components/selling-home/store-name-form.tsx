"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { TextField } from "@/components/ui/text-field";

type StoreNameFormProps = { action: FormAction; csrf: string; storeName: string };

/** Another name for the store: buyers see it at once. */
export function StoreNameForm({ action, csrf, storeName }: StoreNameFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={{ storeName: "storeName" }}
      submit="Save"
      busyLabel="Saving"
      leave={{ href: "/sell/home", text: "Cancel" }}
    >
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
    </PublicForm>
  );
}
