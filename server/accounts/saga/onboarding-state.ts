import type { OnboardingState, SagaTimers, StageRecord } from "@/server/accounts/domain/entities/seller-onboarding";
import type {
  OnboardingCommand,
  OnboardingOrder,
  OnboardingStep,
} from "@/server/accounts/domain/entities/seller-onboarding-step";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";

const DAY_MS = 86_400_000;

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

/** The stage that can be sent, returned or approved now; null once nobody has to look. */
export const stageInHand = ({ stage, reopened }: OnboardingState): ApplicationStage | null =>
  reopened ?? (isApplicationStage(stage) ? stage : null);

/** The state with these commands ordered: numbered on from the last one, so that none is ordered twice. */
export function ordering(state: OnboardingState, orders: readonly OnboardingOrder[]): Result<OnboardingStep> {
  const commands = orders.map((order, index): OnboardingCommand => {
    const step = state.step + index + 1;
    return { ...order, step, key: `${state.sagaId}/${step}` };
  });
  return done({ state: { ...state, step: state.step + commands.length }, commands });
}

export const withStage = (
  state: OnboardingState,
  stage: ApplicationStage,
  change: Partial<StageRecord>,
): OnboardingState => ({
  ...state,
  stages: { ...state.stages, [stage]: { ...state.stages[stage], ...change } },
});

/** Whatever was approved after `stage` has to be looked at again; what was sent stays as a draft. */
export function reopeningAfter(state: OnboardingState, stage: ApplicationStage): OnboardingState {
  const later = APPLICATION_STAGES.slice(APPLICATION_STAGES.indexOf(stage) + 1);
  const again = {
    status: "OPEN",
    blocking: null,
    overridden: [],
    approvedBy: null,
    approvedAt: null,
    returned: null,
  } as const;
  return later.reduce((next, one) => withStage(next, one, again), state);
}

/** The applicant has until then; the reminder is for whoever has not sent it a few days before. */
export function applicantTimers(until: Date, at: Date): SagaTimers {
  const remindAt = daysAfter(until, -onboardingDeadlines.remindDaysBefore);
  const expires = { EXPIRE: until.toISOString() };
  return remindAt > at ? { ...expires, REMIND: remindAt.toISOString() } : expires;
}
