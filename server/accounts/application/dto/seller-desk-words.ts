import type { OnboardingState, StageRecord } from "@/server/accounts/domain/entities/seller-onboarding";
import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";
import type { ReturnReason } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { WaitingOn } from "@/server/accounts/domain/value-objects/waiting-on";
import type { StageMark } from "./sellers-dto";

/** Short, as the columns of list and board name them. */
export const DESK_STAGES: Readonly<Record<ApplicationStage, string>> = {
  BUSINESS: "Business",
  IDENTITY: "Identity",
  TAX: "Tax",
  PAYOUT: "Payout",
  STORE: "Store",
  FINAL: "Final",
};

/** What the seller has to send. */
const ASKED: Readonly<Record<ApplicationStage, string>> = {
  BUSINESS: "open",
  IDENTITY: "photo ID",
  TAX: "GSTIN",
  PAYOUT: "bank account",
  STORE: "name and description",
  FINAL: "open",
};

const RETURNED: Readonly<Record<ReturnReason, string>> = {
  BLURRED: "not readable",
  EXPIRED: "has run out",
  MISMATCH: "does not agree",
  WRONG_DOCUMENT: "wrong document",
  MISSING: "something missing",
  OTHER: "see the message",
};

const FAILED: Readonly<Record<CheckName, string>> = {
  GSTIN_FORMAT: "GSTIN not well formed",
  GSTIN_STATE: "GSTIN of another state",
  PAN_FORMAT: "PAN not well formed",
  PAN_IN_GSTIN: "PAN not the one in the GSTIN",
  GSTIN_DUPLICATE: "GSTIN on another application",
  PAN_DUPLICATE: "PAN on another application",
  NAME_MATCH: "names differ",
  DOCUMENT_EXPIRY: "document has run out",
  PAYOUT_FORMAT: "payout account not well formed",
  PAYOUT_DUPLICATE: "payout account of another application",
  STORE_NAME: "store name like another",
  DISPOSABLE_MAIL: "throwaway mail address",
  LINKED_LOCKED: "linked to an account on hold",
  REGISTRY: "not confirmed by the tax register",
};

export type DeskFacts = {
  readonly stage: ApplicationStage;
  readonly waitingOn: WaitingOn;
  readonly isAssigned: boolean;
  /** Below this standing a way to selling is paused. */
  readonly pausedBelow: number;
};

/** What an application waits for, as the list says it after the stage's name. */
export function waitingWords(state: OnboardingState, facts: DeskFacts): string {
  const { stage, waitingOn } = facts;
  switch (waitingOn) {
    case "NOBODY":
      return state.paused.includes("HOLD") ? "paused, account on hold" : `paused, standing below ${facts.pausedBelow}`;
    case "SYSTEM":
      return state.completing ? "approved, being set up" : "checks running";
    case "SELLER":
      return sellerWords(state.stages[stage], stage);
    case "US":
      return reviewWords(state.stages[stage], facts);
  }
}

function sellerWords({ status, returned }: StageRecord, stage: ApplicationStage): string {
  const [reason] = returned?.reasons ?? [];
  if (status !== "RETURNED") return ASKED[stage];
  return reason ? `returned, ${RETURNED[reason]}` : "returned";
}

/** What only a LEAD lets pass comes first. */
function reviewWords({ blocking }: StageRecord, { stage, isAssigned }: DeskFacts): string {
  const failed = blocking?.find(({ needs }) => needs === "LEAD") ?? blocking?.[0];
  if (failed) return FAILED[failed.check];
  return stage === "FINAL" && !isAssigned ? "needs another reviewer" : "in review";
}

/** Every stage as it is drawn, in order. */
export const marksOf = (state: OnboardingState, { stage, waitingOn }: DeskFacts): readonly StageMark[] =>
  APPLICATION_STAGES.map((one) => {
    const { status } = state.stages[one];
    if (one !== stage) return status === "APPROVED" ? "DONE" : "NOT_YET";
    if (waitingOn === "NOBODY") return "PAUSED";
    if (status === "APPROVED") return "DONE";
    if (status === "RETURNED") return "RETURNED";
    return status === "SUBMITTED" ? "IN_REVIEW" : "OPEN";
  });
