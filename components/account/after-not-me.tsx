import { CircleCheck } from "lucide-react";
import { AccountHeading } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";

/** What to do once a stranger's device is out: the steps in order, the first one done. */
export function AfterNotMe() {
  return (
    <>
      <AccountHeading title="That device is signed out" />
      <ol className="max-w-130 rounded-md border border-border bg-surface">
        <li className="flex gap-3 border-b border-border p-4 sm:px-5">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-success" />
          <p>
            <span className="font-emphasis">Done: it can no longer use your account.</span>
            <span className="block text-form text-muted-fg">We do not take it for yours again.</span>
          </p>
        </li>
        <Step
          number={2}
          title="Choose a new password"
          text="Whoever signed in knew your present one. Use one that you use nowhere else."
          href="/account/security/password"
          act="Change password"
          isNext
        />
        <Step
          number={3}
          title="Turn on two-step sign-in"
          text="Then a password alone lets nobody in."
          href="/account/security"
          act="Two-step sign-in"
        />
        <Step
          number={4}
          title="Look through what happened"
          text="Your recent security activity, and your email address and mobile number."
          href="/account/security#activity"
          act="Review activity"
        />
      </ol>
    </>
  );
}

type StepProps = { number: number; title: string; text: string; href: string; act: string; isNext?: boolean };

function Step({ number, title, text, href, act, isNext = false }: StepProps) {
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-border p-4 last:border-b-0 sm:px-5">
      <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center self-start text-form text-muted-fg">
        {number}
      </span>
      <p className="min-w-0 flex-1 basis-60">
        <span className="font-emphasis">{title}</span>
        <span className="block text-form text-muted-fg">{text}</span>
      </p>
      <ButtonLink href={href} tone={isNext ? "primary" : "secondary"} size="public-small">
        {act}
      </ButtonLink>
    </li>
  );
}
