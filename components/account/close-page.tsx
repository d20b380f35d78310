"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { PublicSection } from "@/components/kit/public-section";
import { Time } from "@/components/kit/time";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";

type ClosePageProps = {
  /** ISO; null when nobody asked for it. */
  closesAt: string | null;
  coolingOffDays: number;
  contactsKeptDays: number;
  csrf: string;
  ask: FormAction;
  keep: FormAction;
};

/** What closing means, what stays and why, and the time to change one's mind. */
export function ClosePage(props: ClosePageProps) {
  const { closesAt, coolingOffDays, contactsKeptDays, csrf, ask, keep } = props;
  const [asked, sendAsk] = useActionState(ask, FRESH_FORM);
  const [kept, sendKeep] = useActionState(keep, FRESH_FORM);
  useErrorTitle(asked);
  return (
    <>
      <p role="status" className={!closesAt && kept.receipt ? "mb-6 text-form text-success" : "sr-only"}>
        {closesAt ? asked.receipt : kept.receipt}
      </p>
      {closesAt ? (
        <section aria-labelledby="closing">
          <Notice>
            <h2 id="closing" className="font-emphasis">
              Your account closes on <Time at={closesAt} />
            </h2>
            <p className="mt-1">
              Until then everything works. Signing in does not stop it; the button below does, and nobody has to know.
            </p>
          </Notice>
          <form action={sendKeep} className="mt-6 grid sm:justify-start">
            <CsrfField token={csrf} />
            <SubmitButton size="public" busyLabel="Saving">
              Keep my account
            </SubmitButton>
          </form>
        </section>
      ) : null}
      <Consequences coolingOffDays={coolingOffDays} contactsKeptDays={contactsKeptDays} isFirst={!closesAt} />
      {closesAt ? null : (
        <PublicSection id="ask" title="Close it">
          <form action={sendAsk} noValidate className="max-w-100">
            <ErrorSummary errors={summaryOf(asked, { password: "password" })} />
            <div className="grid gap-6">
              <CsrfField token={csrf} />
              <PasswordField
                id="password"
                name="password"
                label="Your password"
                autoComplete="current-password"
                error={problemOf(asked, "password")}
              />
              <div className="grid sm:justify-start">
                <SubmitButton tone="quiet-danger" size="public" busyLabel="Closing">
                  Close in {coolingOffDays} days
                </SubmitButton>
              </div>
            </div>
          </form>
        </PublicSection>
      )}
    </>
  );
}

type ConsequencesProps = { coolingOffDays: number; contactsKeptDays: number; isFirst: boolean };

function Consequences({ coolingOffDays, contactsKeptDays, isFirst }: ConsequencesProps) {
  const rows = [
    ["First", `Nothing, for ${coolingOffDays} days. You can change your mind in that time.`],
    ["Then", "You are signed out everywhere and can't sign in any more. The account can't be opened again."],
    ["Orders", "Orders on the way arrive, and refunds reach you."],
    [
      "What we keep",
      "Records of orders, payments and decisions, as long as the law asks for them, and a record of what was done with your account, so that it can be checked.",
    ],
    [
      "Your email and mobile",
      `Stay taken for ${contactsKeptDays} days, so that nobody else can pose as you. Then you can use them for a new account.`,
    ],
    ["Before you go", "Download your data: afterwards you would have to ask us for it."],
  ] as const;
  return (
    <section aria-label="What happens" className={isFirst ? undefined : "mt-10"}>
      <dl className="border-t border-border">
        {rows.map(([term, words]) => (
          <div key={term} className="border-b border-border py-3 sm:grid sm:grid-cols-[176px_minmax(0,1fr)]">
            <dt className="font-emphasis">{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
