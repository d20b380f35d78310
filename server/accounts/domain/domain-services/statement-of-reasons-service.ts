import type { StatedDecision } from "../entities/statement-of-reasons";
import type { LockReason } from "../value-objects/lock-reason";
import type { SellerRejection } from "../value-objects/onboarding-reason";
import type { StatusReason } from "../value-objects/status-reason";
import { REJECTION_REASONS } from "./rejection-words-service";

export type StatedReason = LockReason | StatusReason | SellerRejection;

/** All that a statement is made of. A note of staff has no way in. */
export type StatementFacts = {
  readonly decision: StatedDecision;
  readonly reason: StatedReason;
  /** Null when there is no end date; of a rejected application the day from which to apply again. */
  readonly until: Date | null;
  readonly isAutomated: boolean;
  readonly at: Date;
};

export type StatementText = { readonly subject: string; readonly text: string };

/** What happened, and which rule it meets, as a holder reads it. */
type PublicReason = { readonly facts: string; readonly ground: string };

/**
 * Words a decision for its holder: what was decided, facts, ground, who decided, scope, duration, redress. Calm, without
 * a word of staff; the same facts give the same text.
 */
export function wordStatement(facts: StatementFacts): StatementText {
  const reason = PUBLIC_REASONS[facts.reason];
  const sections: readonly (readonly [heading: string, words: string])[] = [
    ["What we decided", `${DECISIONS[facts.decision]} We decided this on ${momentText(facts.at)}.`],
    ["What happened", reason.facts],
    ["The rule behind it", reason.ground],
    ["Who decided", facts.isAutomated ? AUTOMATED : BY_PEOPLE[facts.decision]],
    ["What it covers", SCOPES[facts.decision]],
    ["How long", durationText(facts)],
    ["If you see it differently", facts.decision === "REJECT_SELLER" ? REDRESS_OF_REJECTION : REDRESS],
  ];
  return {
    subject: SUBJECTS[facts.decision],
    text: sections.map(([heading, words]) => `${heading}\n${words}`).join("\n\n"),
  };
}

const SUBJECTS: Readonly<Record<StatedDecision, string>> = {
  LOCK: "Why your account is on hold",
  SUSPEND: "Why your account is suspended",
  DISABLE: "Why your account is closed",
  LIMIT: "Why your account is limited",
  REJECT_SELLER: "Why we could not accept your application to sell",
};

const DECISIONS: Readonly<Record<StatedDecision, string>> = {
  LOCK: "We put your account on hold.",
  SUSPEND: "We suspended your account.",
  DISABLE: "We closed your account.",
  LIMIT: "We limited what your account can do.",
  REJECT_SELLER: "We did not accept your application to sell.",
};

const SCOPES: Readonly<Record<StatedDecision, string>> = {
  LOCK: "Signing in, new orders, selling, and changes to your account. Orders on the way arrive, and refunds reach you. You can download your data.",
  SUSPEND:
    "Signing in, new orders, selling, and changes to your account. Orders on the way arrive, and refunds reach you. You can download your data.",
  DISABLE:
    "The whole account, on every device. Orders on the way arrive, and refunds reach you. You can download your data.",
  LIMIT:
    "How much one order can be worth, which coupons and ways to pay are open to you, and, if you sell, how many listings and how soon you are paid. You can sign in, and orders on the way arrive.",
  REJECT_SELLER: "The application alone. You can buy as before: nothing has changed there.",
};

const BY_A_PERSON =
  "A person on our team decided this. Our systems help us notice what to look at; they did not take this decision.";

const BY_TWO =
  "Two people on our team decided this, one after the other. Our systems help us notice what to look at; they did not take this decision.";

const BY_PEOPLE: Readonly<Record<StatedDecision, string>> = {
  LOCK: BY_A_PERSON,
  SUSPEND: BY_A_PERSON,
  DISABLE: BY_A_PERSON,
  LIMIT: BY_A_PERSON,
  REJECT_SELLER: BY_TWO,
};

const AUTOMATED =
  "Our system decided this by itself, from what happened on this account. You can ask for a person to look at it: an appeal is always answered by a person.";

const REDRESS =
  "You can appeal, free of charge, for as long as the decision stands and for at least six months. Sign in with your password and your second step; the page you come to, or Your data in your account, has the form. Somebody who did not take this decision answers. You can also turn to a court, or in the European Union to a certified out-of-court dispute settlement body.";

const REDRESS_OF_REJECTION =
  "You can appeal, free of charge, for at least six months. Sign in: the page of your application, or Your data in your account, has the form. Somebody who took no part in this decision answers. If they find that you are right you can apply again at once, and what you sent is filled in. You can also turn to a court, or in the European Union to a certified out-of-court dispute settlement body.";

const PUBLIC_REASONS: Readonly<Record<StatedReason, PublicReason>> = {
  ...REJECTION_REASONS,
  COUPON_ABUSE: {
    facts:
      "Coupons meant to be used once by each person were used more often, by accounts that share a device or other details with this one.",
    ground: "Our terms give each offer once to each person (Terms, Offers and coupons).",
  },
  PAYMENT_FRAUD: {
    facts:
      "Payments on this account could not be confirmed with the owner of the card or bank account that they were made with.",
    ground: "Our terms ask that you pay only with what is yours to pay with (Terms, Paying).",
  },
  REFUND_ABUSE: {
    facts: "Far more orders on this account were refunded than is usual, and we could not explain why.",
    ground: "Our terms give refunds for orders that went wrong (Terms, Returns and refunds).",
  },
  SELLER_FRAUD: {
    facts: "Orders sold from this account did not arrive, or were not what buyers had been shown.",
    ground: "Our terms ask sellers to deliver what they offer (Terms, Selling).",
  },
  LINKED_TO_FRAUD: {
    facts: "This account shares details, such as a device or a way to pay, with another account that is on hold.",
    ground:
      "Our terms let us hold an account while we check whether both belong to one person (Terms, One person, one account).",
  },
  IDENTITY_DOUBT: {
    facts: "We could not confirm who holds this account.",
    ground: "Our terms ask that the details of an account are those of its holder (Terms, Your account).",
  },
  ACCOUNT_TAKEOVER: {
    facts: "Somebody other than you may have used this account. The hold keeps them out.",
    ground: "Our terms let us hold an account to protect its holder (Terms, Keeping accounts safe).",
  },
  FAILED_SIGN_INS: {
    facts: "There were many attempts to sign in to this account that did not succeed.",
    ground: "Our terms let us hold an account to protect its holder (Terms, Keeping accounts safe).",
  },
  HOLDER_ASKED: {
    facts: "You asked us to.",
    ground: "You may ask us to hold your account at any time (Terms, Your account).",
  },
  CLOSED_BY_HOLDER: {
    facts: "You asked us to close the account and did not change your mind in the time that was left.",
    ground: "You may close your account at any time (Terms, Closing).",
  },
  APPEAL_GRANTED: { facts: "Your appeal was granted.", ground: "Decisions can be reviewed (Terms, Appeals)." },
  DOUBT_CLEARED: { facts: "Our question was answered.", ground: "Decisions can be reviewed (Terms, Appeals)." },
  OTHER: {
    facts: "We need to check some details of this account with you.",
    ground: "Our terms let us hold an account while we check details (Terms, Keeping accounts safe).",
  },
};

function durationText({ decision, until }: StatementFacts): string {
  if (decision === "REJECT_SELLER") return rejectionText(until);
  if (decision === "DISABLE") return "For good, unless an appeal changes it.";
  if (until) return `Until ${momentText(until)}. It ends by itself then.`;
  return "There is no end date. It lasts until we have finished looking at it, or an appeal changes it.";
}

const rejectionText = (reapplyFrom: Date | null): string =>
  reapplyFrom ? `You can apply again from ${momentText(reapplyFrom)}.` : "You can apply again at any time.";

const indianTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

const momentText = (at: Date): string => `${indianTime.format(at).replace(" at ", ", ")} IST`;
