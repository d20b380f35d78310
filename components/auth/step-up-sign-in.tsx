"use client";

import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField, TextField } from "@/components/ui/text-field";
import { PasskeyProof } from "./passkey-proof";
import { ResendCode } from "./resend-code";

type StepUpSignInProps = {
  prove: FormAction;
  resend: FormAction;
  csrf: string;
  /** Where a code was sent, masked; null where a second factor is asked for. */
  sentTo: string | null;
  hasApp: boolean;
  hasPasskey: boolean;
  wantsRecovery: boolean;
};

/** The second proof of a sign-in. Codes work without scripts; a passkey needs them. */
export function StepUpSignIn(props: StepUpSignInProps) {
  const { prove, resend, csrf, sentTo, hasApp, hasPasskey, wantsRecovery } = props;
  const [state, send] = useActionState(prove, FRESH_FORM);
  useErrorTitle(state);
  const use = sentTo !== null ? "sent" : wantsRecovery || !hasApp ? "recovery" : "app";
  const passkeyFirst = hasPasskey && !hasApp && !wantsRecovery;
  return (
    <>
      {passkeyFirst ? (
        <PasskeyProof />
      ) : (
        <form action={send} noValidate>
          <ErrorSummary errors={summaryOf(state, { code: "code" })} />
          <CsrfField token={csrf} />
          <input type="hidden" name="use" value={use} />
          {sentTo === null ? null : (
            <p className="mb-6">
              We sent a code to <bdi className="font-emphasis">{sentTo}</bdi>
            </p>
          )}
          <ProofField use={use} error={problemOf(state, "code")} />
          <div className="mt-6 grid sm:justify-start">
            <SubmitButton size="public" busyLabel="Checking the code">
              Continue
            </SubmitButton>
          </div>
        </form>
      )}
      {sentTo === null ? null : <ResendCode resend={resend} csrf={csrf} />}
      <ul className="mt-8 grid gap-3 border-t border-border pt-6">
        {sentTo === null && use !== "recovery" ? <OtherWay href="?use=recovery">Use a recovery code</OtherWay> : null}
        {passkeyFirst ? <OtherWay href="?use=recovery">Use a recovery code</OtherWay> : null}
        {use === "recovery" && hasApp ? <OtherWay href="/login/step-up">Use a code from your app</OtherWay> : null}
        {hasPasskey && !passkeyFirst && sentTo === null ? (
          <li>
            <PasskeyProof isLink />
          </li>
        ) : null}
        <OtherWay href="/login">Sign in as somebody else</OtherWay>
      </ul>
    </>
  );
}

function OtherWay({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} className="link-public">
        {children}
      </Link>
    </li>
  );
}

function ProofField({ use, error }: { use: "app" | "recovery" | "sent"; error: string | null }) {
  if (use === "recovery") {
    return (
      <TextField
        id="code"
        name="code"
        label="Code"
        hint="One of the recovery codes you kept. Each works once."
        size="public"
        className="font-mono"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={error}
      />
    );
  }
  const hint =
    use === "app"
      ? "Open your authenticator app and enter its 6 digits."
      : "You can paste it. It works for 10 minutes.";
  return <CodeField id="code" name="code" label="Code" hint={hint} error={error} />;
}
