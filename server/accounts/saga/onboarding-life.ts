import type { OnboardingEnd, OnboardingState, PauseReason } from "@/server/accounts/domain/entities/seller-onboarding";
import type {
  OnboardingEvent,
  OnboardingOrder,
  OnboardingStep,
} from "@/server/accounts/domain/entities/seller-onboarding-step";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { isApplicationStage, isSellingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { submitted, submittedAgain } from "./onboarding-review";
import { daysAfter, ordering, provedLevel, reopeningAfter } from "./onboarding-state";

type EventOf<Type extends OnboardingEvent["type"]> = Extract<OnboardingEvent, { readonly type: Type }>;

export function onRejected(state: OnboardingState, event: EventOf<"RejectionApproved">): Result<OnboardingStep> {
  if (event.by === event.approvedBy) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "A rejection takes two people." });
  }
  if (event.approvedBy === state.accountId || event.by === state.accountId) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "This application is your own." });
  }
  const reapplyFrom = daysAfter(event.at, onboardingDeadlines.reapplyAfterDays).toISOString();
  return end(state, { how: "REJECTED", at: event.at.toISOString(), reason: event.reason, reapplyFrom });
}

export const onWithdrawn = (state: OnboardingState, { at }: EventOf<"Withdrawn">): Result<OnboardingStep> =>
  end(state, { how: "WITHDRAWN", at: at.toISOString(), reason: null, reapplyFrom: null });

function end(state: OnboardingState, ended: OnboardingEnd): Result<OnboardingStep> {
  if (!isApplicationStage(state.stage) || state.completing) {
    return refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: ended.how });
  }
  return ordering(over(state, ended), [...undoing(state), { name: "TELL", message: ended.how, stage: null }]);
}

/**
 * The account is gone for good, so its application is over as one whose last day has passed: nobody withdrew it and
 * nobody judged it. A grant that waits is not made any more. The closing of the account was told by itself.
 */
function endWithAccount(state: OnboardingState, at: Date): Result<OnboardingStep> {
  const ended = { how: "EXPIRED", at: at.toISOString(), reason: null, reapplyFrom: null } as const;
  return ordering({ ...over(state, ended), completing: null }, undoing(state));
}

function over(state: OnboardingState, ended: OnboardingEnd): OnboardingState {
  const erasedAt = daysAfter(new Date(ended.at), onboardingDeadlines.eraseAfterDays).toISOString();
  return { ...state, stage: ended.how, ended, paused: [], pausedAt: null, timers: { ERASE: erasedAt } };
}

/** Takes back all that the stages gave. The buyer side was never part of it. */
function undoing(state: OnboardingState): readonly OnboardingOrder[] {
  const { stages, kycBefore } = state;
  const kyc = provedLevel(state) === kycBefore ? [] : [{ name: "SET_KYC", level: kycBefore } as const];
  return stages.TAX.submissionNo > 0 ? [...kyc, { name: "RELEASE_GSTIN" }] : kyc;
}

/** Stages after TAX stand on the number, so they fall with it; a live seller sells nothing until it is approved. */
export function onGstinChanged(state: OnboardingState): Result<OnboardingStep> {
  if (state.ended || state.completing) return refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: "TAX" });
  if (state.paused.length > 0) return refuse({ code: "CONFLICT", what: "application on hold" });
  if (isSellingStage(state.stage)) {
    return submitted({ ...state, reopened: "TAX" }, "TAX", [
      { name: "RELEASE_GSTIN" },
      { name: "SET_KYC", level: "IDENTITY" },
      { name: "TELL", message: "TAX_REOPENED", stage: "TAX" },
    ]);
  }
  if (state.stages.TAX.status !== "APPROVED") return ordering(state, []);
  return submitted(backToTax(state), "TAX", [
    ...takingBack(state),
    { name: "TELL", message: "TAX_REOPENED", stage: "TAX" },
  ]);
}

const backToTax = (state: OnboardingState): OnboardingState =>
  reopeningAfter({ ...state, stage: "TAX", completing: null }, "TAX");

function takingBack({ stages }: OnboardingState): readonly OnboardingOrder[] {
  const kyc = stages.PAYOUT.approvedBy ? [{ name: "SET_KYC", level: "IDENTITY" } as const] : [];
  return [{ name: "RELEASE_GSTIN" }, ...kyc];
}

/** Clocks stand still meanwhile: whoever was kept waiting by us loses no day by it. */
export function onStanding(state: OnboardingState, event: EventOf<"StandingChanged">): Result<OnboardingStep> {
  if (event.isClosed && isApplicationStage(state.stage)) return endWithAccount(state, event.at);
  const mayPause = isApplicationStage(state.stage) || state.stage === "PROBATION";
  const reasons: PauseReason[] = [];
  if (mayPause && event.isFlagged) reasons.push("TRUST");
  if (mayPause && event.isHeld) reasons.push("HOLD");
  if (reasons.join() === state.paused.join()) return ordering(state, []);
  const told = tellingOfPause(state, reasons);
  if (reasons.length > 0) {
    return ordering({ ...state, paused: reasons, pausedAt: state.pausedAt ?? event.at.toISOString() }, told);
  }
  const heldMs = state.pausedAt ? event.at.getTime() - Date.parse(state.pausedAt) : 0;
  return ordering({ ...state, paused: [], pausedAt: null, timers: movedBy(state.timers, heldMs) }, told);
}

/** Whoever sells has to know why nothing new can be listed. A hold sends a statement of its own. */
function tellingOfPause({ stage, paused }: OnboardingState, reasons: readonly PauseReason[]): OnboardingOrder[] {
  const [before, now] = [paused.includes("TRUST"), reasons.includes("TRUST")];
  if (stage !== "PROBATION" || before === now) return [];
  return [{ name: "TELL", message: now ? "SELLING_PAUSED" : "SELLING_RESUMED", stage: null }];
}

const movedBy = (timers: OnboardingState["timers"], ms: number): OnboardingState["timers"] =>
  Object.fromEntries(
    Object.entries(timers).map(([timer, due]) => [timer, new Date(Date.parse(due) + ms).toISOString()]),
  );

export function onTime(state: OnboardingState, event: EventOf<"TimeCame">): Result<OnboardingStep> {
  if (state.paused.length > 0 || state.completing) return ordering(state, []);
  const { timers } = state;
  const isDue = (timer: keyof typeof timers) => (timers[timer] ?? "9") <= event.at.toISOString();
  if (isDue("EXPIRE")) {
    return end(state, { how: "EXPIRED", at: event.at.toISOString(), reason: null, reapplyFrom: null });
  }
  if (isDue("REMIND")) {
    const { REMIND: _said, ...left } = timers;
    return ordering({ ...state, timers: left }, [{ name: "TELL", message: "REMINDER", stage: null }]);
  }
  if (isDue("ERASE")) return ordering({ ...state, timers: {} }, [{ name: "ERASE_PRIVATE" }]);
  return isDue("ESTABLISH") ? establish(state, event) : ordering(state, []);
}

function establish(state: OnboardingState, { at, completedSales, isTrusted }: EventOf<"TimeCame">) {
  if (completedSales >= onboardingDeadlines.probationSales && isTrusted && !state.reopened) {
    return ordering({ ...state, completing: "ESTABLISH", timers: {} }, [{ name: "ESTABLISH_SELLER" }]);
  }
  const again = daysAfter(at, onboardingDeadlines.lookAgainDays).toISOString();
  return ordering({ ...state, timers: { ESTABLISH: again } }, []);
}

export function onGranted(state: OnboardingState, { at }: EventOf<"SellerGranted">): Result<OnboardingStep> {
  if (state.completing !== "GRANT") return refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: "PROBATION" });
  const establishAt = daysAfter(at, onboardingDeadlines.probationDays).toISOString();
  const sells = { ...state, stage: "PROBATION", completing: null, timers: { ESTABLISH: establishAt } } as const;
  return ordering(sells, [{ name: "TELL", message: "STARTED_SELLING", stage: null }]);
}

/** Somebody else sells under the number by now: back to TAX, where a LEAD looks, and nothing half done stays. */
export function onGrantRefused(state: OnboardingState): Result<OnboardingStep> {
  if (state.completing === "GSTIN") {
    return submittedAgain({ ...state, completing: null }, "TAX", [{ name: "RELEASE_GSTIN" }]);
  }
  return state.completing === "GRANT"
    ? submittedAgain(backToTax(state), "TAX", takingBack(state))
    : refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: "TAX" });
}

/** A live seller's new number stands in the profile: from here on things are sold under it. */
export const onGstinConfirmed = (state: OnboardingState): Result<OnboardingStep> =>
  state.completing === "GSTIN"
    ? ordering({ ...state, reopened: null, completing: null }, [
        { name: "SET_KYC", level: "BUSINESS" },
        { name: "TELL", message: "TAX_CONFIRMED", stage: "TAX" },
      ])
    : refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: state.stage });

export const onEstablished = (state: OnboardingState): Result<OnboardingStep> =>
  state.completing === "ESTABLISH"
    ? ordering({ ...state, stage: "ESTABLISHED", completing: null, timers: {} }, [
        { name: "TELL", message: "ESTABLISHED", stage: null },
      ])
    : refuse({ code: "ILLEGAL_TRANSITION", from: state.stage, to: "ESTABLISHED" });
