import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingEvent, OnboardingStep } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { sellerOnboardingSaga } from "@/server/accounts/saga/seller-onboarding-saga";
import { BUYER_ID, FRIDAY, OTHER_STAFF_ID, STAFF_ID } from "./account-facts";
import { must } from "./must";

export const APPLICATION = applicationIdFrom("019ce0bc-0000-7000-8000-0000000000e1");
export const THIRD_STAFF_ID = accountIdFrom("019ce0bc-0000-7000-8000-000000000004");
export const analyst = { id: STAFF_ID, roles: ["ANALYST"] } as const;
export const otherAnalyst = { id: OTHER_STAFF_ID, roles: ["ANALYST"] } as const;
export const lead = { id: THIRD_STAFF_ID, roles: ["LEAD"] } as const;

export const daysLater = (days: number, from = FRIDAY): Date => new Date(from.getTime() + days * 86_400_000);

export const begun = (): OnboardingState =>
  beginOnboarding({ sagaId: APPLICATION, accountId: BUYER_ID, kycBefore: "CONTACT", at: FRIDAY });

/** An event without its moment, which is the Friday unless it says another. */
export type Told = OnboardingEvent extends infer Event
  ? Event extends OnboardingEvent
    ? Omit<Event, "at"> & { readonly at?: Date }
    : never
  : never;

export const tell = (state: OnboardingState, told: Told) => sellerOnboardingSaga(state, { at: FRIDAY, ...told });

/** What these events in a row lead to, and every command on the way. */
export function follow(state: OnboardingState, ...events: readonly Told[]): OnboardingStep {
  let now = state;
  const commands = [];
  for (const event of events) {
    const step = must(tell(now, event));
    now = step.state;
    commands.push(...step.commands);
  }
  return { state: now, commands };
}

export const checked = (state: OnboardingState, stage: ApplicationStage): Told => ({
  type: "ChecksRan",
  stage,
  submissionNo: state.stages[stage].submissionNo,
  blocking: [],
});

/** The stage sent, checked and approved; FINAL by somebody else than IDENTITY. */
export function pass(state: OnboardingState, stage: ApplicationStage): OnboardingStep {
  const sent = stage === "FINAL" ? { state, commands: [] } : follow(state, { type: "StageSubmitted", stage });
  const by = stage === "FINAL" ? otherAnalyst : analyst;
  const approved = follow(sent.state, checked(sent.state, stage), { type: "StageApproved", stage, by });
  return { state: approved.state, commands: [...sent.commands, ...approved.commands] };
}

/** Every stage before this one passed. */
export const arrivedAt = (stage: ApplicationStage | "PROBATION"): OnboardingState => {
  const before: readonly ApplicationStage[] =
    stage === "PROBATION" ? APPLICATION_STAGES : APPLICATION_STAGES.slice(0, APPLICATION_STAGES.indexOf(stage));
  const arrived = before.reduce<OnboardingState>((state, one) => pass(state, one).state, begun());
  return stage === "PROBATION" ? follow(arrived, { type: "SellerGranted" }).state : arrived;
};
