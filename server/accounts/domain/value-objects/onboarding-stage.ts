/** The stages an application goes through, in order; none is skipped. */
export const APPLICATION_STAGES = ["BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE", "FINAL"] as const;

/** What a seller is once approved: on probation first, established by time, orders and trust. */
export const SELLING_STAGES = ["PROBATION", "ESTABLISHED"] as const;

/** The ends of an application that leave the buyer side untouched. */
export const ENDED_STAGES = ["REJECTED", "WITHDRAWN", "EXPIRED"] as const;

export type ApplicationStage = (typeof APPLICATION_STAGES)[number];
export type SellingStage = (typeof SELLING_STAGES)[number];
export type EndedStage = (typeof ENDED_STAGES)[number];
export type OnboardingStage = ApplicationStage | SellingStage | EndedStage;

export const ONBOARDING_STAGES: readonly OnboardingStage[] = [
  ...APPLICATION_STAGES,
  ...SELLING_STAGES,
  ...ENDED_STAGES,
];

export const isOnboardingStage = (text: string): text is OnboardingStage =>
  ONBOARDING_STAGES.some((stage) => stage === text);

export const isApplicationStage = (stage: string): stage is ApplicationStage =>
  APPLICATION_STAGES.some((known) => known === stage);

export const isSellingStage = (stage: OnboardingStage): stage is SellingStage =>
  SELLING_STAGES.some((known) => known === stage);

export const isEndedStage = (stage: OnboardingStage): stage is EndedStage =>
  ENDED_STAGES.some((known) => known === stage);
