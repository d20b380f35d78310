import type { OnboardingState } from "../entities/seller-onboarding";
import type { ApplicantMessage } from "../entities/seller-onboarding-step";
import { onboardingDeadlines } from "../policies/seller-onboarding-policy";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import { rejectionWords } from "./rejection-words-service";

/** All that a message to an applicant is made of. A note of staff, a score or a link to others has no way in. */
export type ApplicantFacts = {
  readonly message: ApplicantMessage;
  readonly stage: ApplicationStage | null;
  readonly storeName: string;
  readonly onboarding: OnboardingState;
};

/** In plain words: what happened, what follows, and what the applicant can do. The same facts give the same text. */
export function wordForApplicant(facts: ApplicantFacts): string {
  return [`Your application to sell as ${facts.storeName}`, ...WORDS[facts.message](facts)].join("\n\n");
}

const TASKS: Readonly<Record<ApplicationStage, string>> = {
  BUSINESS: "about your business",
  IDENTITY: "about who you are",
  TAX: "about tax",
  PAYOUT: "about where you are paid",
  STORE: "about your store",
  FINAL: "of the last look at it all",
};

const taskOf = ({ stage }: ApplicantFacts): string => (stage ? TASKS[stage] : "");

/** Sent back by the last look: what was done after it need not be sent again. */
const isStanding = ({ onboarding: { stages } }: ApplicantFacts): boolean =>
  Object.values(stages).some(({ stood }) => Boolean(stood));

const BUYING_GOES_ON = "You can buy as before: nothing has changed there.";

const WORDS: Readonly<Record<ApplicantMessage, (facts: ApplicantFacts) => readonly string[]>> = {
  APPROVED_STAGE: (facts) =>
    facts.onboarding.stage === "FINAL"
      ? [
          "All parts are done. Somebody who has not seen it yet looks at it all once more.",
          "There is nothing for you to do: we write to you.",
        ]
      : [`The part ${taskOf(facts)} is done. Sign in to see what comes next.`],
  RETURNED: (facts) => {
    const words = facts.stage && facts.onboarding.stages[facts.stage].returned;
    return [
      `We need something more from you in the part ${taskOf(facts)}.`,
      ...(words ? [words.message, `Please send it by ${dayText(words.until)}. What you sent before is kept.`] : []),
      ...(isStanding(facts)
        ? ["The parts after it stay done where they still fit: you need not send them again."]
        : []),
    ];
  },
  REJECTED: ({ onboarding: { ended } }) => [
    "We can't accept this application. Two people on our team decided this; no machine did.",
    ...(ended?.reason ? [`Why: ${rejectionWords(ended.reason)}`] : []),
    "If you see it differently you can appeal within six months, free of charge: sign in, and the page of your " +
      "application has the reasons in full and the form. Somebody who took no part in the decision answers.",
    ...(ended?.reapplyFrom ? [`You can apply again from ${dayText(ended.reapplyFrom)}.`] : []),
    BUYING_GOES_ON,
  ],
  WITHDRAWN: () => ["You withdrew it. You can apply again at any time.", BUYING_GOES_ON],
  EXPIRED: () => [
    "It ran out, because what we had asked for did not come in time. You can apply again at any time.",
    BUYING_GOES_ON,
  ],
  REMINDER: ({ onboarding: { timers } }) => [
    `Something is still missing. Please send it by ${timers.EXPIRE ? dayText(timers.EXPIRE) : "the day we named"}; the application runs out then.`,
  ],
  STARTED_SELLING: () => [
    "You can sell now.",
    `In the first ${onboardingDeadlines.probationDays} days and ${onboardingDeadlines.probationSales} orders there are ` +
      "limits on how much you list and how soon you are paid. They fall by themselves.",
  ],
  ESTABLISHED: () => ["The limits of the first months are gone. Thank you for selling with us."],
  TAX_REOPENED: () => [
    "You changed the GSTIN, so we look at the part about tax again. Until then nothing new is sold; orders on the way " +
      "go on.",
  ],
  TAX_CONFIRMED: () => ["The new GSTIN is in use. You can sell as before."],
  SELLING_PAUSED: () => [
    "We are looking at something on your account. Until we are done nothing new can be listed; orders on the way go on, " +
      "and the days do not count.",
    "There is nothing for you to do. If you think this is a mistake, answer this message: a person reads it.",
  ],
  SELLING_RESUMED: () => ["We are done. You can list as before, from where you were."],
};

const indianDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "long",
  year: "numeric",
});

const dayText = (iso: string): string => indianDay.format(new Date(iso));
