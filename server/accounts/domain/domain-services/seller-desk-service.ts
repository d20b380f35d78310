import type { SellerApplication } from "../entities/seller-application";
import type { SellerDesk } from "../entities/seller-desk";
import type { OnboardingState } from "../entities/seller-onboarding";
import { addBusinessMs, businessMsBetween } from "../policies/business-calendar";
import { sellerDeskPolicy } from "../policies/seller-desk-policy";
import { type ApplicationStage, isApplicationStage } from "../value-objects/onboarding-stage";
import { HOUR_MS } from "../value-objects/time-span";
import type { WaitingOn } from "../value-objects/waiting-on";

type Policy = typeof sellerDeskPolicy;

/**
 * Where an application lies after a step of its saga; null when staff have nothing to look at any more. A new stage
 * begins with the whole time for its decision; a stage that comes back goes on with what was left of it.
 */
export function deskAfter(
  before: SellerDesk | null,
  { id: applicationId, accountId, onboarding }: Pick<SellerApplication, "id" | "accountId" | "onboarding">,
  at: Date,
  policy: Policy = sellerDeskPolicy,
): SellerDesk | null {
  const stage = stageOnDesk(onboarding);
  if (stage === null) return null;
  const same = before?.stage === stage ? before : null;
  const waitingOn = waitingOnOf(onboarding, stage);
  const clock = clockAfter(same, { runs: liesWithUs(onboarding, stage), at, policy });
  return {
    applicationId,
    accountId,
    stage,
    stageSince: same?.stageSince ?? at,
    waitingOn,
    dueAt: dueOf(onboarding, { stage, waitingOn, clock, policy }),
    clock,
    assigneeId: assigneeAfter(before?.assigneeId ?? null, onboarding, stage),
  };
}

/** The stage in hand; also a live seller's TAX that was reopened. */
const stageOnDesk = ({ stage, reopened }: OnboardingState): ApplicationStage | null =>
  reopened ?? (isApplicationStage(stage) ? stage : null);

function waitingOnOf(state: OnboardingState, stage: ApplicationStage): WaitingOn {
  if (state.completing) return "SYSTEM";
  if (state.paused.length > 0) return "NOBODY";
  const { status, blocking } = state.stages[stage];
  if (status !== "SUBMITTED") return "SELLER";
  return blocking === null ? "SYSTEM" : "US";
}

/** From the moment it was sent: while the automatic checks run the seller waits too. */
const liesWithUs = ({ stages, paused, completing }: OnboardingState, stage: ApplicationStage): boolean =>
  stages[stage].status === "SUBMITTED" && paused.length === 0 && completing === null;

type ClockStep = { readonly runs: boolean; readonly at: Date; readonly policy: Policy };

function clockAfter(same: SellerDesk | null, { runs, at, policy }: ClockStep): SellerDesk["clock"] {
  const { leftMs, runsSince } = same?.clock ?? { leftMs: policy.decisionBusinessHours * HOUR_MS, runsSince: null };
  if (runs) return { leftMs, runsSince: runsSince ?? at };
  const worked = runsSince ? businessMsBetween(runsSince, at, policy.calendar) : 0;
  return { leftMs: Math.max(0, leftMs - worked), runsSince: null };
}

type Lying = Pick<SellerDesk, "stage" | "waitingOn" | "clock"> & { readonly policy: Policy };

function dueOf(state: OnboardingState, { stage, waitingOn, clock, policy }: Lying): Date | null {
  if (clock.runsSince) return addBusinessMs(clock.runsSince, clock.leftMs, policy.calendar);
  if (waitingOn !== "SELLER") return null;
  const until = state.stages[stage].returned?.until ?? state.timers.EXPIRE;
  return until ? new Date(until) : null;
}

/** FINAL is not for whoever approved IDENTITY: somebody else takes it. */
function assigneeAfter(assigneeId: SellerDesk["assigneeId"], { stages }: OnboardingState, stage: ApplicationStage) {
  return stage === "FINAL" && assigneeId === stages.IDENTITY.approvedBy ? null : assigneeId;
}
