import type { ApplicantMessage } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { CheckName, CheckOutcome } from "@/server/accounts/domain/value-objects/check-name";
import type { ReturnReason } from "@/server/accounts/domain/value-objects/onboarding-reason";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { ReturnTopic } from "@/server/accounts/domain/value-objects/return-topic";
import { REJECTION_LABELS } from "./onboarding-words";

/** What staff read on a stage's page; the applicant reads other words, made elsewhere. */
export const STAGE_NAMES: Readonly<Record<ApplicationStage, string>> = {
  BUSINESS: "Business",
  IDENTITY: "Identity",
  TAX: "Tax",
  PAYOUT: "Payout",
  STORE: "Store",
  FINAL: "Final",
};

const PASSED: Readonly<Record<CheckName, string>> = {
  GSTIN_FORMAT: "GSTIN format and check digit",
  GSTIN_STATE: "State of the GSTIN",
  PAN_FORMAT: "PAN format",
  PAN_IN_GSTIN: "PAN in the GSTIN matches Identity",
  GSTIN_DUPLICATE: "GSTIN used by nobody else",
  PAN_DUPLICATE: "PAN used by nobody else",
  NAME_MATCH: "Names agree",
  DOCUMENT_EXPIRY: "Document has not run out",
  PAYOUT_FORMAT: "Payout account is well formed",
  PAYOUT_DUPLICATE: "Payout account used by nobody else",
  STORE_NAME: "Store name like no other shop’s",
  DISPOSABLE_MAIL: "No throw-away mail",
  LINKED_LOCKED: "No link to an account on hold",
  REGISTRY: "Registry look-up",
};

/** The same where something is wrong. */
export const CHECK_FAILURES: Readonly<Record<CheckName, string>> = {
  GSTIN_FORMAT: "GSTIN is not well formed",
  GSTIN_STATE: "State of the GSTIN differs",
  PAN_FORMAT: "PAN is not well formed",
  PAN_IN_GSTIN: "PAN in the GSTIN is another one",
  GSTIN_DUPLICATE: "GSTIN used by another account",
  PAN_DUPLICATE: "PAN used by another account",
  NAME_MATCH: "Names differ",
  DOCUMENT_EXPIRY: "Document runs out",
  PAYOUT_FORMAT: "Payout account is not well formed",
  PAYOUT_DUPLICATE: "Payout account used by another account",
  STORE_NAME: "Store name looks like another",
  DISPOSABLE_MAIL: "Throw-away mail",
  LINKED_LOCKED: "Linked to an account on hold",
  REGISTRY: "Registry does not confirm the number",
};

export const checkLabel = (check: CheckName, outcome: CheckOutcome): string =>
  outcome === "PASS" || outcome === "NOT_RUN" ? PASSED[check] : CHECK_FAILURES[check];

export const CHECK_OUTCOME_LABELS: Readonly<Record<CheckOutcome, string>> = {
  PASS: "Passed",
  WARN: "Look at this",
  FAIL: "Failed",
  REVIEW: "Failed, a LEAD decides",
  NOT_RUN: "Not run",
};

export const RETURN_REASON_LABELS: Readonly<Record<ReturnReason, string>> = {
  BLURRED: "Blurred",
  EXPIRED: "Expired",
  MISMATCH: "Mismatch",
  WRONG_DOCUMENT: "Wrong document",
  MISSING: "Missing",
  OTHER: "Other",
};

export const TOPIC_LABELS: Readonly<Record<ReturnTopic, string>> = {
  BUSINESS_PROOF: "Business proof",
  PHOTO_ID: "Photo document",
  PAN_CARD: "PAN card",
  GST_CERTIFICATE: "GST certificate",
  BANK_PROOF: "Bank proof",
  BUSINESS_NAME: "Legal name",
  OWNER_NAME: "Owner's name",
  ADDRESS: "Address",
  FULL_NAME: "Full name",
  PAN: "PAN",
  GSTIN: "GSTIN",
  ACCOUNT_HOLDER: "Account holder",
  PAYOUT_ACCOUNT: "Payout account",
  STORE_NAME: "Store name",
  STORE_DESCRIPTION: "Description",
  SUPPORT_EMAIL: "Support address",
};

export const MESSAGE_LABELS: Readonly<Record<ApplicantMessage, string>> = {
  APPROVED_STAGE: "Stage approved",
  RETURNED: "Sent back",
  REJECTED: "Rejected",
  WITHDRAWN: "Withdrawn",
  EXPIRED: "Ran out",
  REMINDER: "Reminder",
  STARTED_SELLING: "Selling has begun",
  ESTABLISHED: "Limits of probation are gone",
  TAX_REOPENED: "Tax is looked at again",
  TAX_CONFIRMED: "New GSTIN confirmed",
  SELLING_PAUSED: "Selling paused",
  SELLING_RESUMED: "Selling goes on",
};

/** The names of a form's answers, and of what is found on a document. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  legalName: "Legal name",
  ownerName: "Owner",
  businessType: "Kind of business",
  addressLine: "Street",
  city: "City",
  postalCode: "PIN code",
  state: "State",
  phone: "Phone",
  registerNumber: "Register number",
  fullName: "Full name",
  documentKind: "Document",
  documentExpiresOn: "Runs out on",
  pan: "PAN",
  gstNumber: "GSTIN",
  method: "Paid by",
  accountHolder: "Account holder",
  ifsc: "IFSC",
  accountNumber: "Account number",
  upiAddress: "UPI address",
  storeName: "Store name",
  description: "Description",
  supportEmail: "Support address",
};

const CHOICE_WORDS: Readonly<Record<string, string>> = {
  SOLE_TRADER: "Sole trader",
  PARTNERSHIP: "Partnership",
  LLP: "Limited liability partnership",
  COMPANY: "Company",
  PASSPORT: "Passport",
  DRIVING_LICENCE: "Driving licence",
  VOTER_CARD: "Voter card",
  BANK: "Bank account",
  UPI: "UPI",
};

export const choiceWords = (value: string): string => CHOICE_WORDS[value] ?? value;

/** What the trail keeps of a decision on an application (a stage, a check, what was wrong with it); null for any other. */
export function sellerReasonLabel(code: string): string | null {
  const words = code.split(" ").map((part) => SELLER_WORDS[part]);
  return words.every((word) => word !== undefined) ? words.join(", ") : null;
}

const SELLER_WORDS: Readonly<Record<string, string>> = {
  ...STAGE_NAMES,
  ...CHECK_FAILURES,
  ...RETURN_REASON_LABELS,
  ...REJECTION_LABELS,
};
