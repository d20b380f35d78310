import type {
  EarlierApproval,
  OnboardingState,
  SagaTimers,
  StageRecord,
} from "@/server/accounts/domain/entities/seller-onboarding";
import type {
  OnboardingCommand,
  OnboardingOrder,
  OnboardingStep,
} from "@/server/accounts/domain/entities/seller-onboarding-step";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";

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
    stood: null,
  } as const;
  return later.reduce((next, one) => withStage(next, one, again), state);
}

/** Like `reopeningAfter`, and what was approved is remembered: it stands again where its checks still pass. */
export function lookingAgainAfter(state: OnboardingState, stage: ApplicationStage): OnboardingState {
  const later = APPLICATION_STAGES.slice(APPLICATION_STAGES.indexOf(stage) + 1);
  return later.reduce((next, one) => withStage(next, one, { stood: approvalOf(state.stages[one]) }), {
    ...reopeningAfter(state, stage),
  });
}

function approvalOf({ status, approvedBy, approvedAt, overridden, stood }: StageRecord): EarlierApproval | null {
  return status === "APPROVED" && approvedBy && approvedAt ? { approvedBy, approvedAt, overridden } : (stood ?? null);
}

/** How well the stages have proved who it is: what stands from before counts for the person, not for the business. */
export function provedLevel({ stages: { IDENTITY, TAX, PAYOUT }, kycBefore }: OnboardingState): KycLevel {
  if (IDENTITY.status !== "APPROVED" && !IDENTITY.stood) return kycBefore;
  return TAX.status === "APPROVED" && PAYOUT.status === "APPROVED" ? "BUSINESS" : "IDENTITY";
}

/** The applicant has until then; the reminder comes some days before, or at half the time where that is little. */
export function applicantTimers(until: Date, at: Date): SagaTimers {
  const daysBefore = daysAfter(until, -onboardingDeadlines.remindDaysBefore);
  const halfTime = new Date((at.getTime() + until.getTime()) / 2);
  const remindAt = daysBefore > halfTime ? daysBefore : halfTime;
  return { EXPIRE: until.toISOString(), REMIND: remindAt.toISOString() };
}
