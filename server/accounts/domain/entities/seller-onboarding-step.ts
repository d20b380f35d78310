import type { AccountId } from "../value-objects/account-id";
import type { CheckName } from "../value-objects/check-name";
import type { KycLevel } from "../value-objects/kyc-level";
import type { SellerRejection } from "../value-objects/onboarding-reason";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import type { RoleType } from "../value-objects/role-type";
import type { BlockingCheck, OnboardingState, StageReturn } from "./seller-onboarding";

export type StageReviewer = { readonly id: AccountId; readonly roles: readonly RoleType[] };

/** What happened to a seller's way: by the applicant, staff, the clock, the account's standing, or a command's effect. */
export type OnboardingEvent = { readonly at: Date } & (
  | { readonly type: "StageSubmitted"; readonly stage: ApplicationStage }
  | {
      readonly type: "ChecksRan";
      readonly stage: ApplicationStage;
      readonly submissionNo: number;
      readonly blocking: readonly BlockingCheck[];
      readonly isRegistered?: boolean;
    }
  | {
      readonly type: "CheckOverridden";
      readonly stage: ApplicationStage;
      readonly check: CheckName;
      readonly by: StageReviewer;
    }
  | { readonly type: "StageApproved"; readonly stage: ApplicationStage; readonly by: StageReviewer }
  | {
      readonly type: "StageReturned";
      readonly stage: ApplicationStage;
      readonly by: StageReviewer;
      readonly words: StageReturn;
    }
  | {
      readonly type: "RejectionApproved";
      readonly by: AccountId;
      readonly approvedBy: AccountId;
      readonly reason: SellerRejection;
    }
  | { readonly type: "Withdrawn" }
  | { readonly type: "GstinChanged" }
  | {
      readonly type: "StandingChanged";
      readonly isHeld: boolean;
      readonly isFlagged: boolean;
      /** Disabled for good: nobody can go on with it. */
      readonly isClosed?: boolean;
    }
  | { readonly type: "TimeCame"; readonly completedSales: number; readonly isTrusted: boolean }
  | { readonly type: "SellerGranted" }
  | { readonly type: "GrantRefused" }
  | { readonly type: "GstinConfirmed" }
  | { readonly type: "SellerEstablished" }
);

export type ApplicantMessage =
  | "APPROVED_STAGE"
  | "RETURNED"
  | "REJECTED"
  | "WITHDRAWN"
  | "EXPIRED"
  | "REMINDER"
  | "STARTED_SELLING"
  | "ESTABLISHED"
  | "TAX_REOPENED"
  | "TAX_CONFIRMED"
  | "SELLING_PAUSED"
  | "SELLING_RESUMED";

/** What has to be done outside the saga. Each runs once: its key is the saga's id with the step's number. */
export type OnboardingOrder =
  | { readonly name: "RUN_CHECKS"; readonly stage: ApplicationStage; readonly submissionNo: number }
  /** What was sent before is looked at again under the next number. */
  | { readonly name: "REPEAT_SUBMISSION"; readonly stage: ApplicationStage; readonly submissionNo: number }
  | { readonly name: "SET_KYC"; readonly level: KycLevel }
  | { readonly name: "RELEASE_GSTIN" }
  | { readonly name: "GRANT_SELLER" }
  | { readonly name: "CONFIRM_GSTIN" }
  | { readonly name: "ESTABLISH_SELLER" }
  | { readonly name: "FLAG_FOR_REVIEW" }
  | { readonly name: "TELL"; readonly message: ApplicantMessage; readonly stage: ApplicationStage | null }
  | { readonly name: "ERASE_PRIVATE" };

export type OnboardingCommand = OnboardingOrder & { readonly step: number; readonly key: string };

export type OnboardingStep = { readonly state: OnboardingState; readonly commands: readonly OnboardingCommand[] };
