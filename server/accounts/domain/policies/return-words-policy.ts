import type { ReturnReason } from "../value-objects/onboarding-reason";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import type { ReturnItem, ReturnTopic } from "../value-objects/return-topic";

const BUSINESS = ["BUSINESS_PROOF", "BUSINESS_NAME", "OWNER_NAME", "ADDRESS"] as const;
const IDENTITY = ["PHOTO_ID", "PAN_CARD", "FULL_NAME", "PAN"] as const;
const TAX = ["GST_CERTIFICATE", "GSTIN", "BUSINESS_NAME"] as const;
const PAYOUT = ["BANK_PROOF", "ACCOUNT_HOLDER", "PAYOUT_ACCOUNT"] as const;
const STORE = ["STORE_NAME", "STORE_DESCRIPTION", "SUPPORT_EMAIL"] as const;

/** What can be sent back of each stage, documents first. */
export const topicsOf: Readonly<Record<ApplicationStage, readonly ReturnTopic[]>> = {
  BUSINESS,
  IDENTITY,
  TAX,
  PAYOUT,
  STORE,
  FINAL: STORE,
};

/** In the seller's words, as a beginning of a sentence. */
export const TOPIC_WORDS: Readonly<Record<ReturnTopic, string>> = {
  BUSINESS_PROOF: "The proof of your business",
  PHOTO_ID: "The document with your photo",
  PAN_CARD: "The PAN card",
  GST_CERTIFICATE: "The GST certificate",
  BANK_PROOF: "The proof of your bank account",
  BUSINESS_NAME: "The name of the business",
  OWNER_NAME: "The name of whoever is responsible",
  ADDRESS: "The address",
  FULL_NAME: "Your name",
  PAN: "The PAN",
  GSTIN: "The GSTIN",
  ACCOUNT_HOLDER: "The name of the account's holder",
  PAYOUT_ACCOUNT: "The account you want to be paid on",
  STORE_NAME: "The name of the store",
  STORE_DESCRIPTION: "What you say about the store",
  SUPPORT_EMAIL: "The address that buyers write to",
};

const REASON_WORDS: Readonly<Record<ReturnReason, string>> = {
  BLURRED: "can't be read. Please send a sharper picture of all of it.",
  EXPIRED: "has run out. Please send one that is valid today.",
  MISMATCH: "does not agree with the rest. Please look at both and put right what is wrong.",
  WRONG_DOCUMENT: "is another document than we asked for. Please send the right one.",
  MISSING: "is missing. Please add it.",
  OTHER: "needs a change: please read below.",
};

const RUNS_OUT: readonly ReturnTopic[] = ["BUSINESS_PROOF", "PHOTO_ID", "GST_CERTIFICATE", "BANK_PROOF"];

/** Only what has an end can have run out: no answer has, and no PAN card. */
export const mayReturnFor = ({ topic, reason }: ReturnItem): boolean =>
  reason !== "EXPIRED" || RUNS_OUT.includes(topic);

/** What the seller reads of a return: a sentence for each item, then what the reviewer added. */
export function returnMessage(items: readonly ReturnItem[], added: string): string {
  const sentences = items.map(({ topic, reason }) => `${TOPIC_WORDS[topic]} ${REASON_WORDS[reason]}`);
  return [sentences.join("\n"), added.trim()].filter((part) => part !== "").join("\n\n");
}

export const reasonsOf = (items: readonly ReturnItem[]): readonly ReturnReason[] => [
  ...new Set(items.map(({ reason }) => reason)),
];
