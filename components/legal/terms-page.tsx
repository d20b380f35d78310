import type { ReactNode } from "react";
import { FromOperator, LegalPage, LegalSection } from "./legal-page";
import type { OperatorFacts } from "./operator-facts";
import { LegalLink } from "./privacy-page";

type Matter = { readonly id: string; readonly title: string; readonly words: readonly string[] };

/** Statements of reasons name these by their titles: keep both the same. */
const MATTERS: readonly Matter[] = [
  {
    id: "account",
    title: "Your account",
    words: [
      "The details of an account are those of its holder, and an account is not handed on. You may ask us to hold your account at any time.",
      "Keep your password and codes to yourself. We never ask for them by phone or email.",
    ],
  },
  {
    id: "one",
    title: "One person, one account",
    words: [
      "Each person or business has one account, for buying and for selling. Accounts that belong to one person are looked at together. We may hold an account while we check whether two belong to one person.",
    ],
  },
  {
    id: "offers",
    title: "Offers and coupons",
    words: ["Each offer is for each person once, unless it says otherwise, however many accounts or devices they use."],
  },
  { id: "paying", title: "Paying", words: ["Pay only with what is yours to pay with."] },
  {
    id: "returns",
    title: "Returns and refunds",
    words: [
      "Refunds are for orders that went wrong or that the law lets you return. Nothing here takes away a right that the law gives you.",
    ],
  },
  {
    id: "selling",
    title: "Selling",
    words: ["Sellers say who they are, deliver what they offer, and settle what goes wrong."],
  },
  {
    id: "safe",
    title: "Keeping accounts safe",
    words: [
      "We may limit, hold, suspend or close an account where these terms or the law were broken, where we have to check details, or to protect its holder. We do what is needed and no more, and where nothing serious or unlawful is at stake we warn first.",
      "Each such decision comes with a statement of reasons: what happened, which rule it meets, whether our system or a person decided, what it covers, how long it lasts, and what you can do. Orders on the way arrive, and refunds reach you.",
    ],
  },
  {
    id: "appeals",
    title: "Appeals",
    words: [
      "You can appeal against each decision, free of charge, for as long as it stands and for at least six months. Sign in; the page you come to has the form. Somebody who took no part in the decision answers; no machine does.",
      "You can also turn to a court or, in the European Union, to a certified out-of-court dispute settlement body of your choice.",
    ],
  },
  {
    id: "closing",
    title: "Closing",
    words: [
      "You may close your account at any time. It closes 14 days later, so that you can change your mind. While it is on hold, closing waits.",
    ],
  },
];

/** The rules of an account, as the software enforces them. */
export function TermsPage({ operator, strip }: { operator: OperatorFacts; strip?: ReactNode }) {
  return (
    <LegalPage title="Terms" lead="The rules of an account here, in plain words." strip={strip}>
      <LegalSection id="between" title="Between whom">
        <p>
          Between you and <FromOperator value={operator.name} missing="the operator's name" />,{" "}
          <FromOperator value={operator.postalAddress} missing="address" />, reached at{" "}
          <FromOperator value={operator.contact} missing="the operator's contact" />. The software is Goodstanding, open
          source under the Apache License 2.0.
        </p>
      </LegalSection>
      {MATTERS.map(({ id, title, words }) => (
        <LegalSection key={id} id={id} title={title}>
          {words.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </LegalSection>
      ))}
      <LegalSection id="law" title="Law">
        <p>
          The law of <FromOperator value={operator.law} missing="the operator's country" /> holds, and the consumer law
          of where you live beside it. How we handle your data stands under{" "}
          <LegalLink href="/legal/privacy">Privacy</LegalLink>.
        </p>
      </LegalSection>
    </LegalPage>
  );
}
