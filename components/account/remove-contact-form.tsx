"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { PasswordField } from "@/components/ui/password-field";
import { type ContactPage, contactKinds } from "./contact-kinds";

type RemoveContactFormProps = { action: FormAction; csrf: string; page: ContactPage; contact: string };

/** Takes one of two contacts away, with the password. Works without scripts. */
export function RemoveContactForm({ action, csrf, page, contact }: RemoveContactFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  const { kind, name } = contactKinds[page];
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={{ password: "password" }}
      submit={`Remove this ${name}`}
      busyLabel="Removing"
      leave={{ href: "/account/profile", text: "Cancel" }}
    >
      <input type="hidden" name="kind" value={kind} />
      <p>
        You can no longer sign in with <bdi className="font-emphasis wrap-anywhere">{contact}</bdi>, and we send nothing
        more there but a notice of this change. All other devices are signed out.
      </p>
      <PasswordField
        id="password"
        name="password"
        label="Your password"
        autoComplete="current-password"
        error={problemOf(state, "password")}
      />
    </PublicForm>
  );
}
