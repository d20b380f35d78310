"use client";

import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { AddPasskey } from "@/components/proof/add-passkey";
import { TotpSetUp } from "@/components/proof/totp-set-up";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";

type FactorSetUpProps = {
  begin: FormAction;
  confirm: FormAction;
  finish: FormAction;
  csrf: string;
  canAddPasskey: boolean;
  use: "app" | "passkey" | null;
  /** The factor is there already, and what is left is to carry on. */
  isEnrolled: boolean;
};

/** Staff without a second factor, on their way in: choose one, prove it, keep the codes, carry on. */
export function FactorSetUp(props: FactorSetUpProps) {
  const { begin, confirm, finish, csrf, canAddPasskey, use, isEnrolled } = props;
  const after = <Finish finish={finish} csrf={csrf} />;
  if (use === "app") {
    return (
      <>
        <TotpSetUp begin={begin} confirm={confirm} csrf={csrf} page="/login/set-up" waits={false} after={after} />
        {isEnrolled ? null : <Back />}
      </>
    );
  }
  if (use === "passkey") {
    return (
      <>
        <AddPasskey check={null} after={after} />
        {isEnrolled ? null : <Back />}
      </>
    );
  }
  if (isEnrolled) return after;
  return (
    <ul className="grid gap-4">
      <Choice href="/login/set-up?use=passkey" title="A passkey" isThere={canAddPasskey}>
        {canAddPasskey
          ? "Your device or a security key, with your fingerprint, face or PIN. The quickest, and nobody can talk you out of it."
          : "Passkeys do not work at this address: they need a name, such as localhost, and not a number."}
      </Choice>
      <Choice href="/login/set-up?use=app" title="An authenticator app" isThere>
        An app on your phone that shows a new 6-digit code every half minute.
      </Choice>
    </ul>
  );
}

type ChoiceProps = { href: string; title: string; isThere: boolean; children: string };

function Choice({ href, title, isThere, children }: ChoiceProps) {
  return (
    <li className="rounded-md border border-border bg-surface p-4 sm:p-5">
      <h2 className="font-emphasis">{title}</h2>
      <p className="mt-1 mb-4 text-form text-muted-fg">{children}</p>
      {isThere ? (
        <ButtonLink href={href} size="public-small">
          Choose<span className="sr-only"> {title.toLowerCase()}</span>
        </ButtonLink>
      ) : null}
    </li>
  );
}

const Back = () => (
  <p className="mt-8 border-t border-border pt-6">
    <Link href="/login/set-up" className="link-public">
      Choose another way
    </Link>
  </p>
);

function Finish({ finish, csrf }: { finish: FormAction; csrf: string }) {
  const [state, send] = useActionState(finish, FRESH_FORM);
  return (
    <form action={send} className="grid sm:justify-start">
      <CsrfField token={csrf} />
      {state.problems.map(({ problem }) => (
        <p key={problem} role="alert" className="mb-3 font-emphasis text-danger">
          {problem}
        </p>
      ))}
      <SubmitButton size="public" busyLabel="Signing in">
        Continue
      </SubmitButton>
    </form>
  );
}
