import type { AccountId } from "../value-objects/account-id";
import type { ApplicationId } from "../value-objects/application-id";
import type { CheckName } from "../value-objects/check-name";
import type { KycLevel } from "../value-objects/kyc-level";
import type { ReturnReason, SellerRejection } from "../value-objects/onboarding-reason";
import type { ApplicationStage, EndedStage, OnboardingStage } from "../value-objects/onboarding-stage";
import type { ReturnItem } from "../value-objects/return-topic";

/**
 * Where one seller's way stands: all that the saga knows. Plain JSON, times in ISO 8601: it is stored as it is, and a
 * process that starts anew goes on from it.
 */
export type OnboardingState = {
  readonly sagaId: ApplicationId;
  readonly accountId: AccountId;
  readonly stage: OnboardingStage;
  readonly stages: Readonly<Record<ApplicationStage, StageRecord>>;
  /** A live seller changed the GSTIN: TAX is looked at again while the stage stays. */
  readonly reopened: "TAX" | null;
  /** The effect that was ordered and has to be there before the next stage is. */
  readonly completing: "GRANT" | "ESTABLISH" | "GSTIN" | null;
  /** How many commands were ordered; each bears the next number. */
  readonly step: number;
  /** The registry confirmed the number: being well formed is another fact. */
  readonly isRegistered: boolean;
  /** What ending the application goes back to. */
  readonly kycBefore: KycLevel;
  readonly paused: readonly PauseReason[];
  readonly pausedAt: string | null;
  readonly timers: SagaTimers;
  readonly ended: OnboardingEnd | null;
};

export const SAGA_TIMERS = ["EXPIRE", "REMIND", "ESTABLISH", "ERASE"] as const;

export type SagaTimer = (typeof SAGA_TIMERS)[number];

export type SagaTimers = Readonly<Partial<Record<SagaTimer, string>>>;

/** A fall of trust, or the account on hold: nothing goes on, nothing runs out, and the stage stays. */
export type PauseReason = "TRUST" | "HOLD";

export type StageStatus = "OPEN" | "SUBMITTED" | "RETURNED" | "APPROVED";

export type StageRecord = {
  readonly status: StageStatus;
  readonly submissionNo: number;
  /** What keeps the newest submission from approval; null until its checks ran. */
  readonly blocking: readonly BlockingCheck[] | null;
  /** Of the newest submission: failed, and somebody said why it does not matter. */
  readonly overridden: readonly CheckName[];
  readonly approvedBy: AccountId | null;
  readonly approvedAt: string | null;
  readonly returned: StageReturn | null;
  /** Approved before FINAL sent an earlier stage back: stands again where its checks still pass. */
  readonly stood?: EarlierApproval | null;
};

export type EarlierApproval = {
  readonly approvedBy: AccountId;
  readonly approvedAt: string;
  readonly overridden: readonly CheckName[];
};

/** Who may say that it does not matter: anybody who decides stages, or a LEAD. */
export type BlockingCheck = { readonly check: CheckName; readonly needs: "REASON" | "LEAD" };

export type StageReturn = {
  /** What was sent back, one by one; nothing of a return that is older than they are. */
  readonly items?: readonly ReturnItem[];
  readonly reasons: readonly ReturnReason[];
  /** To the seller, in the seller's words. */
  readonly message: string;
  readonly until: string;
};

export type OnboardingEnd = {
  readonly how: EndedStage;
  readonly at: string;
  readonly reason: SellerRejection | null;
  readonly reapplyFrom: string | null;
};
