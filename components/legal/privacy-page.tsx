import Link from "next/link";
import type { ReactNode } from "react";
import { FromOperator, LegalPage, LegalSection } from "./legal-page";
import type { OperatorFacts } from "./operator-facts";

type PrivacyPageProps = { operator: OperatorFacts; strip?: ReactNode };

type Kept = readonly [what: string, why: string, howLong: string];

const KEPT: readonly Kept[] = [
  ["Name, date of birth, gender", "To call you by name. The last two are optional.", "While the account exists"],
  ["Email, mobile", "To sign you in and to reach you.", "While the account exists; 90 days after you close it"],
  ["Addresses", "To send what you order.", "Until you delete them"],
  ["Password", "To sign you in. We keep a fingerprint of it that nobody can turn back.", "Until you change it"],
  [
    "Devices, sessions, internet addresses",
    "To keep others out, and to show you where you are signed in.",
    "Sessions for 90 days, devices while the account exists",
  ],
  [
    "What happened with orders, payments, refunds and coupons",
    "To work out what your account can do: limits, offers, ways to pay.",
    "As long as it counts, at most ten times the period in which its weight halves",
  ],
  [
    "Decisions about your account, and your appeals",
    "So that they can be explained and checked.",
    "While the account exists, and as long as the law asks",
  ],
  [
    "A record of every action on your account",
    "So that misuse, also by our own staff, is found.",
    "As long as the law asks; your own values in it are encrypted and can be destroyed",
  ],
];

/** What is kept, why and for how long; decisions by machines; whom to ask. True of the software as it stands. */
export function PrivacyPage({ operator, strip }: PrivacyPageProps) {
  const name = <FromOperator value={operator.name} missing="the operator's name" />;
  const contact = <FromOperator value={operator.contact} missing="the operator's contact" />;
  return (
    <LegalPage
      title="Privacy"
      lead={<>What is kept about you here, why, for how long, and what you can do about it.</>}
      strip={strip}
    >
      <LegalSection id="who" title="Who answers for it">
        <p>
          This marketplace account is run by {name}, <FromOperator value={operator.postalAddress} missing="address" />.
          Write to {contact} about anything on this page. The software is Goodstanding, which is open source; whoever
          makes it does not see your data.
        </p>
      </LegalSection>
      <LegalSection id="what" title="What is kept, why, and for how long">
        <dl className="border-t border-border">
          {KEPT.map(([what, why, howLong]) => (
            <div key={what} className="border-b border-border py-3">
              <dt className="font-emphasis">{what}</dt>
              <dd>{why}</dd>
              <dd className="text-form text-muted-fg">{howLong}.</dd>
            </div>
          ))}
        </dl>
        <p>
          We need these to run your account under our <LegalLink href="/legal/terms">terms</LegalLink>, to keep it safe,
          and because the law asks for some of them. We send offers and tips only when you switch them on.
        </p>
      </LegalSection>
      <LegalSection id="who-sees" title="Who sees it">
        <p>
          Our staff see contacts and addresses masked. They can reveal one value for a minute, with a reason, and each
          time leaves a record. Order, payment and delivery services of the marketplace are told what an account may do,
          not why. Nothing is sold, and no page loads anything from other companies.
        </p>
      </LegalSection>
      <AutomatedDecisions />
      <LegalSection id="rights" title="What you can do">
        <ul className="list-disc ps-5">
          <li>Read and correct your details under Profile and Addresses.</li>
          <li>Download everything we keep about you under Your data, as a file.</li>
          <li>Close your account, and change your mind within 14 days.</li>
          <li>
            Ask us to erase what the law does not make us keep, to explain, to limit or to stop: write to {contact}.
          </li>
          <li>Complain to the data protection authority where you live.</li>
        </ul>
      </LegalSection>
      <LegalSection id="cookies" title="Cookies">
        <p>
          Only those that pages need: one that keeps you signed in, one that recognises this browser, one that protects
          forms, and for a short time one each while you sign up, sign in or change something. Theme and layout are kept
          in your browser. There is no advertising and no tracking, so there is nothing to consent to.
        </p>
      </LegalSection>
      <p className="mt-10 text-form text-muted-fg">
        <LegalLink href="/legal/notices">Sources and licences</LegalLink>
      </p>
    </LegalPage>
  );
}

function AutomatedDecisions() {
  return (
    <LegalSection id="automated" title="What our system decides, and how a person looks at it">
      <p>
        From what happened on an account (orders, refunds, coupons, payments, devices, internet addresses, disputes of
        sales) our system works out how far it can rely on it. From that follow limits: how much one order may come to,
        which offers and ways to pay there are, how long a seller waits for money. Older events count less and less. The
        system also asks for a code, or keeps unknown devices out for a while, when a sign-in looks unusual.
      </p>
      <p>
        Limits of this kind are set automatically. Holding, suspending or closing an account is decided by people, and
        for more than 24 hours by two. Each such decision comes with a statement of reasons.
      </p>
      <p>
        You can always ask for a person to look at a decision or a limit, say how you see it, and have it decided again
        by somebody else. Our statements say how; for limits, write to us.
      </p>
    </LegalSection>
  );
}

export const LegalLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="link-public">
    {children}
  </Link>
);
