"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { PublicSection } from "@/components/kit/public-section";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnChoicesDto } from "@/server/accounts/application/dto/own-pages-dto";

type NotificationsPageProps = { choices: OwnChoicesDto; csrf: string; action: FormAction };

const ALWAYS = [
  { what: "New sign-ins and changes of how you sign in", why: "So that you notice when it was not you." },
  { what: "Codes and links that you asked for", why: "Nothing could be confirmed without them." },
  { what: "Decisions about your account", why: "You have a right to know, and to appeal." },
] as const;

/** What always comes, with its reason, and what the holder may switch. */
export function NotificationsPage({ choices, csrf, action }: NotificationsPageProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  const problem = state.problems[0]?.problem ?? null;
  return (
    <>
      <section aria-label="Messages you choose">
        <p role="status" className={state.receipt ? "mb-6 text-form text-success" : "sr-only"}>
          {state.receipt}
        </p>
        {problem ? (
          <p role="alert" className="mb-6 font-emphasis text-danger">
            {problem}
          </p>
        ) : null}
        <form action={send} key={`${choices.OFFERS}-${choices.TIPS}`}>
          <CsrfField token={csrf} />
          <div className="divide-y divide-border rounded-md border border-border bg-surface px-4 sm:px-5">
            <Checkbox
              id="OFFERS"
              name="OFFERS"
              size="public"
              className="py-4"
              label="Offers"
              hint="Now and then, what costs less this week."
              defaultChecked={choices.OFFERS}
            />
            <Checkbox
              id="TIPS"
              name="TIPS"
              size="public"
              className="py-4"
              label="Tips"
              hint="How to get more out of your account."
              defaultChecked={choices.TIPS}
            />
          </div>
          <div className="mt-6 grid sm:justify-start">
            <SubmitButton size="public" busyLabel="Saving">
              Save
            </SubmitButton>
          </div>
        </form>
      </section>
      <PublicSection id="always" title="Messages that always come">
        <ul className="divide-y divide-border border-y border-border">
          {ALWAYS.map(({ what, why }) => (
            <li key={what} className="py-3">
              {what}
              <span className="block text-form text-muted-fg">{why}</span>
            </li>
          ))}
        </ul>
      </PublicSection>
    </>
  );
}
