"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { type ContactPage, contactKinds } from "./contact-kinds";

type ContactFormProps = { action: FormAction; csrf: string; page: ContactPage };

const CONTROLS = { contact: "contact", password: "password" };

/** Another email or mobile number, with the password; a code goes to the new one. Works without scripts. */
export function ContactForm({ action, csrf, page }: ContactFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  const isEmail = page === "email";
  const { kind, name } = contactKinds[page];
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={CONTROLS}
      submit="Send a code"
      busyLabel="Sending a code"
      leave={{ href: "/account/profile", text: "Cancel" }}
    >
      <input type="hidden" name="kind" value={kind} />
      <TextField
        id="contact"
        name="contact"
        type={isEmail ? "email" : "tel"}
        label={`New ${name}`}
        size="public"
        inputMode={isEmail ? "email" : "tel"}
        autoComplete={isEmail ? "email" : "tel"}
        autoCapitalize="none"
        spellCheck={false}
        {...(isEmail ? {} : { hint: "With its country code if it is not an Indian number." })}
        defaultValue={state.values["contact"] ?? ""}
        error={problemOf(state, "contact")}
      />
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
