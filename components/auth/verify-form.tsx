"use client";

import { Clock } from "lucide-react";
import Link from "next/link";
import { useActionState, useEffect, useState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField } from "@/components/ui/text-field";

type VerifyFormProps = {
  confirm: FormAction;
  resend: FormAction;
  csrf: string;
  contactKind: "EMAIL" | "PHONE";
  /** The address or number as it was typed. */
  shownContact: string;
};

/** The code that was sent, and what to do when nothing arrives. Works without scripts. */
export function VerifyForm({ confirm, resend, csrf, contactKind, shownContact }: VerifyFormProps) {
  const [state, send] = useActionState(confirm, FRESH_FORM);
  useErrorTitle(state);
  const isEmail = contactKind === "EMAIL";
  return (
    <>
      <form action={send} noValidate>
        <ErrorSummary errors={summaryOf(state, { code: "code" })} />
        <CsrfField token={csrf} />
        <p className="text-form text-muted-fg">Sent to</p>
        <p className="mb-1 font-emphasis wrap-anywhere">
          <bdi>{shownContact}</bdi>
        </p>
        <p className="mb-8">
          <Link href="/signup" className="link-public">
            {isEmail ? "Change address" : "Change number"}
          </Link>
        </p>
        <CodeField
          id="code"
          name="code"
          label="6-digit code"
          hint="It works for 10 minutes and only once."
          error={problemOf(state, "code")}
        />
        <div className="mt-6 grid sm:justify-start">
          <SubmitButton size="public" busyLabel="Checking the code">
            {isEmail ? "Confirm this address" : "Confirm this number"}
          </SubmitButton>
        </div>
      </form>
      <ResendForm resend={resend} csrf={csrf} isEmail={isEmail} />
    </>
  );
}

const WAIT_SECONDS = 60;

function ResendForm({ resend, csrf, isEmail }: { resend: FormAction; csrf: string; isEmail: boolean }) {
  const [state, send] = useActionState(resend, FRESH_FORM);
  const secondsLeft = useCountdown(state);
  return (
    <form action={send} className="mt-8 border-t border-border pt-6">
      <CsrfField token={csrf} />
      <h2 className="font-emphasis">Nothing arrived?</h2>
      <p className="mt-1 mb-4 text-muted-fg">
        {isEmail
          ? "Look in spam or promotions. You can also open the link in the message, on this device or another."
          : "Messages can take a minute. You can ask for a new code."}
      </p>
      {state.problems.map(({ problem }) => (
        <p key={problem} role="alert" className="mb-4 font-emphasis text-danger">
          {problem}
        </p>
      ))}
      <Button
        type="submit"
        size="public-small"
        icon={<Clock aria-hidden="true" className="size-4" />}
        aria-disabled={secondsLeft > 0 || undefined}
        onClick={(event) => {
          if (secondsLeft > 0) event.preventDefault();
        }}
      >
        {secondsLeft > 0 ? `Send again in 0:${String(secondsLeft).padStart(2, "0")}` : "Send again"}
      </Button>
      <p role="status" className="mt-3 text-form text-muted-fg">
        {state.receipt}
      </p>
    </form>
  );
}

/** Without scripts there is no countdown; the server counts the codes either way. */
function useCountdown(restart: unknown): number {
  const [secondsLeft, setSecondsLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer starts the wait anew.
  useEffect(() => {
    const endsAt = Date.now() + WAIT_SECONDS * 1000;
    const tick = () => setSecondsLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [restart]);
  return Math.min(secondsLeft, WAIT_SECONDS - 1);
}
