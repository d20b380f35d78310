import type { SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";

type Stage = SellingTaskDto["stage"];

const STATUSES: Readonly<Record<SellingTaskDto["status"], string>> = {
  CANNOT_START: "Cannot start yet",
  NOT_STARTED: "Not yet started",
  IN_PROGRESS: "In progress",
  IN_REVIEW: "In review",
  ACTION_NEEDED: "Action needed",
  COMPLETED: "Completed",
};

export const taskStatusLabel = (status: SellingTaskDto["status"]): string => STATUSES[status];

export const TASK_TITLES: Readonly<Record<Stage, string>> = {
  BUSINESS: "Tell us about your business",
  IDENTITY: "Prove who you are",
  TAX: "Add tax details",
  PAYOUT: "Add a bank account for payouts",
  STORE: "Set up your store",
};

/** What each page is called, where it is not called as its task is. */
const PAGE_TITLES: Readonly<Record<string, string>> = {
  address: "Where the business is",
  proof: "Add a proof of the business",
  "photo-id": "Add your photo ID",
  pan: "Add your PAN",
  "pan-card": "Add your PAN card",
  certificate: "Add your GST certificate",
  "bank-proof": "Add a proof of the account",
};

export const pageTitle = (stage: Stage, page: string): string => PAGE_TITLES[page] ?? TASK_TITLES[stage];

/** The link back to a page, short. */
const BACK_NAMES: Readonly<Record<string, string>> = {
  about: "The business",
  address: "Address",
  you: "Who you are",
  "photo-id": "Photo ID",
  pan: "PAN",
  gstin: "Tax details",
  account: "Account for payouts",
};

export const backName = (page: string): string => BACK_NAMES[page] ?? "Back";

/** What a history says of a part. */
export const PART_WORDS: Readonly<Record<string, string>> = {
  BUSINESS: "about your business",
  IDENTITY: "about who you are",
  TAX: "about tax",
  PAYOUT: "about where you are paid",
  STORE: "about your store",
};
