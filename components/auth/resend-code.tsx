"use client";

import { useActionState, useEffect, useState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { Button } from "@/components/ui/button";

const WAIT_SECONDS = 30;

/** "Send a new code", half a minute after the last one. Without scripts there is no countdown; the server counts. */
export function ResendCode({ resend, csrf }: { resend: FormAction; csrf: string }) {
  const [state, send] = useActionState(resend, FRESH_FORM);
  const secondsLeft = useWait(state);
  return (
    <form action={send} className="mt-6">
      <CsrfField token={csrf} />
      {state.problems.map(({ problem }) => (
        <p key={problem} role="alert" className="mb-3 font-emphasis text-danger">
          {problem}
        </p>
      ))}
      {secondsLeft > 0 ? (
        <p className="py-2 text-muted-fg">Send a new code in 0:{String(secondsLeft).padStart(2, "0")}</p>
      ) : (
        <Button type="submit" size="public-small">
          Send a new code
        </Button>
      )}
      <p role="status" className="mt-2 text-form text-muted-fg">
        {state.receipt}
      </p>
    </form>
  );
}

function useWait(restart: unknown): number {
  const [secondsLeft, setSecondsLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer starts the wait anew.
  useEffect(() => {
    const endsAt = Date.now() + WAIT_SECONDS * 1000;
    const tick = () => setSecondsLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [restart]);
  return secondsLeft;
}
