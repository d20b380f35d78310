import type { EarlierApproval, OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type {
  OnboardingEvent,
  OnboardingOrder,
  OnboardingStep,
} from "@/server/accounts/domain/entities/seller-onboarding-step";
import {
  onboardingDeadlines,
  refusalToDecideStage,
  stageAfter,
} from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import {
  applicantTimers,
  daysAfter,
  lookingAgainAfter,
  ordering,
  provedLevel,
  stageInHand,
  withStage,
} from "./onboarding-state";

type EventOf<Type extends OnboardingEvent["type"]> = Extract<OnboardingEvent, { readonly type: Type }>;

export function onSubmitted(state: OnboardingState, { stage }: EventOf<"StageSubmitted">): Result<OnboardingStep> {
  const refused = refusalToTouch(state, stage, ["OPEN", "RETURNED"]);
  return refused ?? submitted(state, stage);
}

/** Sent, by the applicant or (FINAL) by the stage before: the checks are ordered and the applicant's clock stops. */
export function submitted(
  state: OnboardingState,
  stage: ApplicationStage,
  before: readonly OnboardingOrder[] = [],
): Result<OnboardingStep> {
  const submissionNo = state.stages[stage].submissionNo + 1;
  const record = { status: "SUBMITTED", submissionNo, blocking: null, overridden: [], returned: null } as const;
  const { ESTABLISH } = state.timers;
  const next = withStage({ ...state, timers: ESTABLISH ? { ESTABLISH } : {} }, stage, record);
  return ordering(next, [...before, { name: "RUN_CHECKS", stage, submissionNo }]);
}

/** Of an earlier submission, or of an application that ended meanwhile: they say nothing any more. */
export function onChecked(state: OnboardingState, event: EventOf<"ChecksRan">): Result<OnboardingStep> {
  const { stage, submissionNo, blocking } = event;
  const record = state.stages[stage];
  const isOld = record.submissionNo !== submissionNo || record.status !== "SUBMITTED" || record.blocking !== null;
  if (isOld || state.ended) return ordering(state, []);
  const isRegistered = stage === "TAX" ? (event.isRegistered ?? false) : state.isRegistered;
  // Somebody said before why it does not matter: that counts for what stands, too.
  const wasOverridden = (one: CheckName) => record.stood?.overridden.includes(one) ?? false;
  const left = blocking.filter(({ check }) => !wasOverridden(check));
  const overridden = blocking.map(({ check }) => check).filter(wasOverridden);
  const checked = withStage({ ...state, isRegistered }, stage, { blocking: left, overridden });
  if (record.stood && left.length === 0 && state.paused.length === 0) {
    return approvedOn(checked, stage, record.stood, { at: event.at, told: [] });
  }
  const isLinked = left.some(({ check }) => check === "LINKED_LOCKED");
  return ordering(checked, isLinked ? [{ name: "FLAG_FOR_REVIEW" }] : []);
}

export function onOverridden(state: OnboardingState, event: EventOf<"CheckOverridden">): Result<OnboardingStep> {
  const { stage, check, by } = event;
  const refused = refusalToDecide(state, stage, by);
  if (refused) return refused;
  const { blocking, overridden } = state.stages[stage];
  const found = blocking?.find((one) => one.check === check);
  if (!blocking || !found) return refuse({ code: "NOT_FOUND", what: "failed check" });
  if (found.needs === "LEAD" && !by.roles.includes("LEAD")) {
    return refuse({ code: "APPROVAL_REQUIRED", action: "seller.override-check", limit: "LEAD" });
  }
  const left = { blocking: blocking.filter((one) => one !== found), overridden: [...overridden, check] };
  return ordering(withStage(state, stage, left), []);
}

export function onApproved(state: OnboardingState, { stage, by, at }: EventOf<"StageApproved">) {
  const refused = refusalToDecide(state, stage, by) ?? refusalByChecks(state, stage);
  if (refused) return refused;
  const approval = { approvedBy: by.id, approvedAt: at.toISOString() };
  return approvedOn(state, stage, approval, { at, told: [{ name: "TELL", message: "APPROVED_STAGE", stage }] });
}

/** The stage is approved, by whoever looks now or did before: what it gives, and where the way goes on. */
function approvedOn(
  state: OnboardingState,
  stage: ApplicationStage,
  { approvedBy, approvedAt }: Pick<EarlierApproval, "approvedBy" | "approvedAt">,
  { at, told }: { readonly at: Date; readonly told: readonly OnboardingOrder[] },
): Result<OnboardingStep> {
  const approved = withStage(state, stage, { status: "APPROVED", approvedBy, approvedAt, stood: null });
  if (state.reopened) return ordering({ ...approved, completing: "GSTIN" }, [{ name: "CONFIRM_GSTIN" }]);
  const next = stageAfter(stage);
  if (next === "PROBATION") return ordering({ ...approved, completing: "GRANT" }, [{ name: "GRANT_SELLER" }]);
  const given = [...kycOf(stage), ...told];
  const entered = { ...approved, stage: next };
  if (next === "FINAL") return submitted(entered, next, given);
  if (entered.stages[next].stood) return submittedAgain(entered, next, given);
  return ordering({ ...entered, timers: applicantTimers(daysAfter(at, onboardingDeadlines.daysToSubmit), at) }, given);
}

/** What was sent before goes through the checks once more: nothing is asked of the applicant. */
export function submittedAgain(
  state: OnboardingState,
  stage: ApplicationStage,
  before: readonly OnboardingOrder[],
): Result<OnboardingStep> {
  const submissionNo = state.stages[stage].submissionNo + 1;
  return submitted(state, stage, [...before, { name: "REPEAT_SUBMISSION", stage, submissionNo }]);
}

export function onReturned(state: OnboardingState, event: EventOf<"StageReturned">): Result<OnboardingStep> {
  const { stage, by, words, at } = event;
  const isFromFinal = stageInHand(state) === "FINAL";
  const refused = refusalToDecide(state, isFromFinal ? "FINAL" : stage, by);
  if (refused) return refused;
  // FINAL asks nothing of the applicant itself: it sends back one of the stages before.
  if (stage === "FINAL") return refuse({ code: "ILLEGAL_TRANSITION", from: "FINAL", to: "RETURNED" });
  const asked = isFromFinal ? { ...lookingAgainAfter(state, stage), stage } : state;
  const anew = { approvedBy: null, approvedAt: null, stood: null };
  const returned = withStage(asked, stage, { status: "RETURNED", blocking: null, returned: words, ...anew });
  // Who sells already keeps what time has earned them; without the number nothing is sold meanwhile.
  const timers = state.reopened ? state.timers : applicantTimers(new Date(words.until), at);
  return ordering({ ...returned, timers }, [
    ...kycFalling(state, returned),
    { name: "TELL", message: "RETURNED", stage },
  ]);
}

/** An approval that is taken back gives nothing any more. */
function kycFalling(before: OnboardingState, after: OnboardingState): readonly OnboardingOrder[] {
  const level = provedLevel(after);
  return before.reopened || level === provedLevel(before) ? [] : [{ name: "SET_KYC", level }];
}

function kycOf(stage: ApplicationStage): readonly OnboardingOrder[] {
  if (stage === "IDENTITY") return [{ name: "SET_KYC", level: "IDENTITY" }];
  return stage === "PAYOUT" ? [{ name: "SET_KYC", level: "BUSINESS" }] : [];
}

function refusalToDecide(
  state: OnboardingState,
  stage: ApplicationStage,
  by: EventOf<"StageApproved">["by"],
): Refused | null {
  const { accountId, stages } = state;
  const touched = refusalToTouch(state, stage, ["SUBMITTED"]);
  return touched ?? refusalToDecideStage(stage, by, { accountId, identityApprovedBy: stages.IDENTITY.approvedBy });
}

function refusalToTouch(
  state: OnboardingState,
  stage: ApplicationStage,
  statuses: readonly OnboardingState["stages"]["TAX"]["status"][],
): Refused | null {
  if (stageInHand(state) !== stage || state.completing) {
    return refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: stage });
  }
  if (state.paused.length > 0) return refuse({ code: "CONFLICT", what: "application on hold" });
  const { status } = state.stages[stage];
  return statuses.includes(status)
    ? null
    : refuse({ code: "ILLEGAL_TRANSITION", from: `${stage} ${status}`, to: `${stage} ${statuses[0]}` });
}

function refusalByChecks(state: OnboardingState, stage: ApplicationStage): Refused | null {
  const { blocking } = state.stages[stage];
  if (blocking === null) return refuse({ code: "CONFLICT", what: "checks still running" });
  if (blocking.length === 0) return null;
  const limit = blocking.map(({ check }) => check).join(", ");
  return refuse({ code: "APPROVAL_REQUIRED", action: "seller.override-check", limit });
}
