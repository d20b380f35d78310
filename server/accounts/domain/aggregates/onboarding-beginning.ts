import type { OnboardingState, StageRecord } from "../entities/seller-onboarding";
import { onboardingDeadlines } from "../policies/seller-onboarding-policy";
import type { AccountId } from "../value-objects/account-id";
import type { ApplicationId } from "../value-objects/application-id";
import type { KycLevel } from "../value-objects/kyc-level";
import { DAY_MS } from "../value-objects/time-span";

const NEW_STAGE: StageRecord = {
  status: "OPEN",
  submissionNo: 0,
  blocking: null,
  overridden: [],
  approvedBy: null,
  approvedAt: null,
  returned: null,
};

/** A way that begins: the first stage is open, nothing was ordered, and the applicant's time runs. */
export function beginOnboarding({
  sagaId,
  accountId,
  kycBefore,
  at,
}: {
  readonly sagaId: ApplicationId;
  readonly accountId: AccountId;
  readonly kycBefore: KycLevel;
  readonly at: Date;
}): OnboardingState {
  const inDays = (days: number) => new Date(at.getTime() + days * DAY_MS).toISOString();
  const { daysToSubmit, remindDaysBefore } = onboardingDeadlines;
  return {
    sagaId,
    accountId,
    stage: "BUSINESS",
    stages: {
      BUSINESS: NEW_STAGE,
      IDENTITY: NEW_STAGE,
      TAX: NEW_STAGE,
      PAYOUT: NEW_STAGE,
      STORE: NEW_STAGE,
      FINAL: NEW_STAGE,
    },
    reopened: null,
    completing: null,
    step: 0,
    isRegistered: false,
    kycBefore,
    paused: [],
    pausedAt: null,
    timers: { EXPIRE: inDays(daysToSubmit), REMIND: inDays(daysToSubmit - remindDaysBefore) },
    ended: null,
  };
}
