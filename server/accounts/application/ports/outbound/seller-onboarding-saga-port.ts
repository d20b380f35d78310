import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingEvent, OnboardingStep } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { Result } from "@/server/accounts/domain/result";

/** The saga: what follows from an event, pure. The same state and event give the same commands with the same keys. */
export type SellerOnboardingSaga = (state: OnboardingState, event: OnboardingEvent) => Result<OnboardingStep>;
