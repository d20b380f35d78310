"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { PasswordField } from "@/components/ui/password-field";
import { MIN_PASSWORD_CHARACTERS } from "@/server/accounts/application/use-cases/register-account/register-account.schema";

const CONTROLS = { current: "current", password: "password" };

/** A new password, with the one they have. Works without scripts; keeps nothing that was typed. */
export function ChangePasswordForm({ action, csrf }: { action: FormAction; csrf: string }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={CONTROLS}
      submit="Save new password"
      busyLabel="Saving"
      leave={{ href: "/account/security", text: state.receipt ? "Back to Security" : "Cancel" }}
      status={
        <p role="status" className={state.receipt ? "mb-6 text-form text-success" : "sr-only"}>
          {state.receipt}
        </p>
      }
    >
      <PasswordField
        id="current"
        name="current"
        label="Current password"
        autoComplete="current-password"
        error={problemOf(state, "current")}
      />
      <PasswordField
        id="password"
        name="password"
        label="New password"
        hint={`At least ${MIN_PASSWORD_CHARACTERS} characters. Three or four unrelated words work well.`}
        autoComplete="new-password"
        error={problemOf(state, "password")}
      />
      <p className="text-muted-fg">All other devices are signed out, and we send you a notice.</p>
    </PublicForm>
  );
}
