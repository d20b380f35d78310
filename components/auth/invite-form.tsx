"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { InvitationDto } from "@/server/accounts/application/dto/invitation-dto";
import { MIN_STAFF_PASSWORD_CHARACTERS } from "@/server/accounts/application/use-cases/accept-invitation/accept-invitation.schema";
import { DeadInvitation } from "./dead-invitation";
import { InvitedAs } from "./invited-as";

type InviteFormProps = { action: FormAction; csrf: string; invitation: InvitationDto };

const CONTROLS = { email: "email", name: "name", password: "password" };

/** Joining the team behind a link: name and password, and for the first admin the address. Works without scripts. */
export function InviteForm({ action, csrf, invitation }: InviteFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  if (problemOf(state, "link") !== null) return <DeadInvitation />;
  const invited = invitation.kind === "INVITATION" ? invitation : null;
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={summaryOf(state, CONTROLS)} />
      <div className="grid gap-6">
        <CsrfField token={csrf} />
        {invited ? <InvitedAs email={invited.email} role={invited.role} /> : <AddressField state={state} />}
        <TextField
          id="name"
          name="name"
          label="Full name"
          size="public"
          autoComplete="name"
          spellCheck={false}
          defaultValue={state.values["name"] ?? invited?.name ?? ""}
          error={problemOf(state, "name")}
        />
        <PasswordField
          id="password"
          name="password"
          label="Create a password"
          hint={`At least ${MIN_STAFF_PASSWORD_CHARACTERS} characters. Four or five unrelated words work well.`}
          autoComplete="new-password"
          error={problemOf(state, "password")}
        />
        <div className="grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Creating your account">
            {invited ? "Accept the invitation" : "Create the first admin"}
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}

const AddressField = ({ state }: { state: FormState }) => (
  <TextField
    id="email"
    name="email"
    type="email"
    label="Email address"
    hint="You sign in with it, and messages about your account go there."
    size="public"
    inputMode="email"
    autoComplete="username"
    autoCapitalize="none"
    spellCheck={false}
    defaultValue={state.values["email"] ?? ""}
    error={problemOf(state, "email")}
  />
);
