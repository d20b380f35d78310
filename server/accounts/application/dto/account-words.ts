import type { OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

const STAGES: Readonly<Record<OnboardingStage, string>> = {
  BUSINESS: "Business",
  IDENTITY: "Identity",
  TAX: "Tax",
  PAYOUT: "Payout",
  STORE: "Store",
  FINAL: "Final check",
  PROBATION: "Probation",
  ESTABLISHED: "Established",
  REJECTED: "Rejected",
  WITHDRAWN: "Withdrawn",
  EXPIRED: "Expired",
};

export const stageLabel = (stage: OnboardingStage): string => STAGES[stage];
