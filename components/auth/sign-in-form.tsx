"use client";

import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type SignInFormProps = {
  action: FormAction;
  csrf: string;
  /** Where to go afterwards; empty for the usual place. */
  next: string;
};

const CONTROLS = { identifier: "identifier", password: "password" };

/** Sign-in. Works without scripts; keeps what was typed but the password. */
export function SignInForm({ action, csrf, next }: SignInFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        <input type="hidden" name="next" value={next} />
        <TextField
          id="identifier"
          name="identifier"
          label="Email or mobile number"
          size="public"
          inputMode="email"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.values["identifier"] ?? ""}
          error={problemOf(state, "identifier")}
        />
        <PasswordField
          id="password"
          name="password"
          label="Password"
          autoComplete="current-password"
          error={problemOf(state, "password")}
        />
        <Link href="/forgot" className="-mt-3 link-public justify-self-start">
          Forgot your password?
        </Link>
        <Checkbox
          id="keep"
          name="keep"
          size="public"
          label="Keep me signed in on this device"
          defaultChecked={state.values["keep"] === "on"}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Signing in">
            Sign in
          </SubmitButton>
        </div>
        <p className="border-t border-border pt-6">
          <Link href="/unlock" className="link-public">
            Having trouble signing in?
          </Link>
        </p>
      </div>
    </form>
  );
}
