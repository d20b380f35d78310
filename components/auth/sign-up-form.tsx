"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { MIN_PASSWORD_CHARACTERS } from "@/server/accounts/application/use-cases/register-account/register-account.schema";

type SignUpFormProps = { action: FormAction; csrf: string };

const KINDS = [
  { value: "EMAIL", label: "Email" },
  { value: "PHONE", label: "Mobile" },
];

/** Asking for an account. Works without scripts: which contact is asked for follows the choice by style alone. */
export function SignUpForm({ action, csrf }: SignUpFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  const kind = state.values["contactKind"] === "PHONE" ? "PHONE" : "EMAIL";
  const controls = { contact: kind === "PHONE" ? "phone" : "email", name: "name", password: "password" };
  return (
    <form action={send} noValidate className="group/form">
      <ErrorSummary errors={summaryOf(state, controls)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <RadioGroup
          key={kind}
          id="contactKind"
          name="contactKind"
          legend="Create account with"
          size="public"
          options={KINDS}
          defaultValue={kind}
          error={problemOf(state, "contactKind")}
        />
        <ContactFields state={state} kind={kind} />
        <TextField
          id="name"
          name="name"
          label="Full name"
          size="public"
          autoComplete="name"
          spellCheck={false}
          defaultValue={state.values["name"] ?? ""}
          error={problemOf(state, "name")}
        />
        <PasswordField
          id="password"
          name="password"
          label="Create a password"
          hint={`At least ${MIN_PASSWORD_CHARACTERS} characters. Three or four unrelated words work well.`}
          autoComplete="new-password"
          error={problemOf(state, "password")}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Creating your account">
            Create account
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}

function ContactFields({ state, kind }: { state: FormState; kind: "EMAIL" | "PHONE" }) {
  const error = problemOf(state, "contact");
  return (
    <>
      <TextField
        id="email"
        name="email"
        type="email"
        label="Email address"
        size="public"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={state.values["email"] ?? ""}
        error={kind === "EMAIL" ? error : null}
        fieldClassName="group-has-[#contactKind-PHONE:checked]/form:hidden"
      />
      <TextField
        id="phone"
        name="phone"
        type="tel"
        label="Mobile number"
        hint="With its country code if it is not an Indian number."
        size="public"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={state.values["phone"] ?? ""}
        error={kind === "PHONE" ? error : null}
        fieldClassName="group-has-[#contactKind-EMAIL:checked]/form:hidden"
      />
    </>
  );
}
