"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { type DemoPerson, demoCustomers, demoStaff } from "./demo-people";

/** One button per made-up person: each signs the visitor in as that one. */
export function DemoPeople({ action, csrf }: { action: FormAction; csrf: string }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <div className="pt-6 pb-20">
      <h1 className="text-page font-semibold tracking-[-0.02em] sm:text-kpi">Try it as somebody</h1>
      <p className="mt-3 mb-2 max-w-[36em] text-muted-fg sm:text-panel">
        Each button signs you in as one made-up person. What a role may not do is not on its screen.
      </p>
      <ErrorSummary errors={summaryOf(state, {})} />
      <PeopleList title="Staff" people={demoStaff} action={send} csrf={csrf} />
      <PeopleList title="Customers" people={demoCustomers} action={send} csrf={csrf} />
    </div>
  );
}

type PeopleListProps = {
  title: string;
  people: readonly DemoPerson[];
  action: (form: FormData) => void;
  csrf: string;
};

function PeopleList({ title, people, action, csrf }: PeopleListProps) {
  return (
    <section aria-label={title}>
      <h2 className="border-b border-fg pt-6 pb-2 text-form font-semibold sm:pt-8">{title}</h2>
      <ul>
        {people.map(({ person, role, name, does }) => (
          <li
            key={person}
            className="grid items-center gap-x-6 gap-y-1 border-b border-border py-4 sm:grid-cols-[176px_minmax(0,1fr)_184px] lg:grid-cols-[374px_minmax(0,1fr)_184px]"
          >
            <div>
              <h3 className="text-panel font-semibold tracking-[-0.012em]">{role}</h3>
              <p className="text-form text-muted-fg">{name}</p>
            </div>
            <p className="text-pretty text-muted-fg">{does}</p>
            <form action={action} className="grid max-sm:mt-2">
              <CsrfField token={csrf} />
              <input type="hidden" name="person" value={person} />
              <SubmitButton tone="secondary" size="public" busyLabel="Signing in">
                Sign in as {role}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
