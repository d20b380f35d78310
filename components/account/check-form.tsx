"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { canUsePasskeys } from "@/components/proof/passkey-browser";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField, TextField } from "@/components/ui/text-field";

export type CheckUse = "app" | "recovery" | "sent" | "password" | "passkey" | "company";

type CheckFormProps = {
  prove: FormAction;
  send: FormAction;
  csrf: string;
  next: string;
  use: CheckUse;
  /** As the installation calls it. */
  company: string;
  others: readonly { readonly use: CheckUse; readonly label: string }[];
};

/** One more proof of somebody signed in, before a page goes on. All but passkeys work without scripts. */
export function CheckForm({ prove, send, csrf, next, use, company, others }: CheckFormProps) {
  const [state, sendProof] = useActionState(prove, FRESH_FORM);
  const [sent, sendCode] = useActionState(send, FRESH_FORM);
  useErrorTitle(state);
  const challengeId = sent.values["challengeId"] ?? state.values["challengeId"] ?? "";
  const asksForCode = use === "sent" && challengeId === "";
  const links = (
    <ul className="mt-8 grid gap-3 border-t border-border pt-6">
      {others.map((other) => (
        <li key={other.use}>
          <Link href={`/account/check?next=${encodeURIComponent(next)}&use=${other.use}`} className="link-public">
            {other.label}
          </Link>
        </li>
      ))}
      <li>
        <Link href={next} className="link-public">
          Go back
        </Link>
      </li>
    </ul>
  );
  if (use === "passkey") {
    return (
      <>
        <PasskeyCheck next={next} />
        {links}
      </>
    );
  }
  if (use === "company") {
    return (
      <>
        <form method="post" action="/api/auth/signin/company" className="grid gap-6 sm:justify-items-start">
          <CsrfField token={csrf} />
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="anew" value="1" />
          <SubmitButton size="public" busyLabel="Going there">
            Sign in with <bdi>{company}</bdi> again
          </SubmitButton>
        </form>
        {links}
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={[...summaryOf(sent, {}), ...summaryOf(state, { code: "code" })]} />
      {asksForCode ? (
        <form action={sendCode} className="grid gap-6 sm:justify-items-start">
          <CsrfField token={csrf} />
          <p>In the demo we write a code to the demo mailbox.</p>
          <SubmitButton size="public" busyLabel="Sending">
            Send a code
          </SubmitButton>
        </form>
      ) : (
        <form action={sendProof} noValidate className="grid gap-6">
          <CsrfField token={csrf} />
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="use" value={use} />
          <input type="hidden" name="challengeId" value={challengeId} />
          <ProofField use={use} error={problemOf(state, "code")} />
          <div className="grid sm:justify-start">
            <SubmitButton size="public" busyLabel="Checking">
              Continue
            </SubmitButton>
          </div>
        </form>
      )}
      {links}
    </>
  );
}

function ProofField({ use, error }: { use: Exclude<CheckUse, "passkey" | "company">; error: string | null }) {
  const field = { id: "code", name: "code", error } as const;
  if (use === "password") return <PasswordField {...field} label="Password" autoComplete="current-password" />;
  if (use === "recovery") {
    return <TextField {...field} label="Code" hint="One of your recovery codes." size="public" autoComplete="off" />;
  }
  return (
    <CodeField
      {...field}
      label="Code"
      hint={use === "app" ? "Open your authenticator app and enter its 6 digits." : "It works for 10 minutes."}
    />
  );
}

function PasskeyCheck({ next }: { next: string }) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const { doorClient } = await import("@/components/trpc/door-client");
      const { provePasskey } = await import("@/components/proof/passkey-browser");
      const reply = await provePasskey(await doorClient.proof.askPasskey.query());
      if (reply) {
        await doorClient.proof.stepUp.mutate({ kind: "PASSKEY", ...reply });
        return window.location.assign(next);
      }
      setProblem("No passkey was used. Try again, or choose another way.");
    } catch {
      setProblem("This passkey did not work here. Try again, or choose another way.");
    }
    setIsBusy(false);
  };
  return (
    <>
      <Button
        tone="primary"
        size="public"
        onClick={() => (canUsePasskeys() ? void start() : setProblem("This browser cannot use passkeys here."))}
        busy={isBusy}
        busyLabel="Waiting for your passkey"
      >
        Use a passkey
      </Button>
      {problem ? (
        <p role="alert" className="mt-3 font-emphasis text-danger">
          {problem}
        </p>
      ) : null}
    </>
  );
}
