"use client";

import { type ReactNode, useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField } from "@/components/ui/text-field";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";

type TotpSetUpProps = {
  begin: FormAction;
  confirm: FormAction;
  csrf: string;
  /** The page that these forms stand on: where a fresh proof leads back to. */
  page: string;
  /** A secret was made before and waits for its code. */
  waits: boolean;
  /** What comes after the recovery codes were kept. */
  after: ReactNode;
  /** Shown instead where the app is on already, but not to who has just turned it on and has codes to keep. */
  whenOn?: ReactNode;
};

/** An authenticator app: first the secret, then one code of it, then the codes to keep. Works without scripts. */
export function TotpSetUp({ begin, confirm, csrf, page, waits, after, whenOn = null }: TotpSetUpProps) {
  const [begun, sendBegin] = useActionState(begin, FRESH_FORM);
  const [confirmed, sendConfirm] = useActionState(confirm, FRESH_FORM);
  useErrorTitle(confirmed);
  const codes = confirmed.values["recoveryCodes"];
  if (confirmed.receipt !== null) {
    return <RecoveryCodes codes={codes ? codes.split(" ") : []} receipt={confirmed.receipt} after={after} />;
  }
  if (whenOn) return whenOn;
  const { secret, qrSize, qrPath } = begun.values;
  const hidden = (
    <>
      <CsrfField token={csrf} />
      <input type="hidden" name="page" value={page} />
    </>
  );
  return (
    <>
      <ErrorSummary errors={[...summaryOf(begun, {}), ...summaryOf(confirmed, { code: "code" })]} />
      <div className="grid gap-8">
        {secret && qrPath ? (
          <section aria-labelledby="scan" className="grid gap-4">
            <h2 id="scan" className="text-panel font-semibold">
              1. Add it to your app
            </h2>
            <p>Scan this with your authenticator app, or type the key. Both are shown this once.</p>
            <QrCode size={Number(qrSize)} path={qrPath} label="QR code for your authenticator app" />
            <p>
              <span className="block text-form text-muted-fg">Key</span>
              <code className="font-mono wrap-anywhere" data-testid="totp-key">
                {secret}
              </code>
            </p>
          </section>
        ) : (
          <form action={sendBegin} className="grid gap-4 justify-items-start">
            {hidden}
            <p>
              You need an app on your phone or computer that makes codes, such as Aegis, 2FAS or your password manager.
            </p>
            <SubmitButton size="public" tone={waits ? "secondary" : "primary"} busyLabel="Making a key">
              {waits ? "Show a new QR code" : "Show the QR code"}
            </SubmitButton>
          </form>
        )}
        {secret || waits ? (
          <form action={sendConfirm} noValidate className="grid gap-6">
            {hidden}
            <h2 className="text-panel font-semibold">
              {secret ? "2. Enter its first code" : "Enter a code of your app"}
            </h2>
            <CodeField
              id="code"
              name="code"
              label="Code"
              hint="The 6 digits that the app shows now."
              error={problemOf(confirmed, "code")}
            />
            <div className="grid sm:justify-start">
              <SubmitButton size="public" busyLabel="Checking the code">
                Continue
              </SubmitButton>
            </div>
          </form>
        ) : null}
      </div>
    </>
  );
}
