import { REJECTION_EFFECT, REJECTION_LABELS } from "@/server/accounts/application/dto/onboarding-words";
import type { ReturningDto, StageDecidingDto } from "@/server/accounts/application/dto/stage-review-dto";
import { RETURN_REASON_LABELS, STAGE_NAMES, TOPIC_LABELS } from "@/server/accounts/application/dto/stage-review-words";
import type { SellerOnboardingSaga } from "@/server/accounts/application/ports/outbound/seller-onboarding-saga-port";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingEvent, StageReviewer } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { topicsOf } from "@/server/accounts/domain/policies/return-words-policy";
import { onboardingDeadlines, refusalToDecideStage } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { RETURN_REASONS, SELLER_REJECTIONS } from "@/server/accounts/domain/value-objects/onboarding-reason";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";

import { stageInHandOf } from "./stage-lines";

export type AskedStage = {
  readonly saga: SellerOnboardingSaga;
  readonly state: OnboardingState;
  readonly stage: ApplicationStage;
  readonly by: StageReviewer;
  readonly isLinked: boolean;
  readonly at: Date;
};

/** Asked of the saga itself, which changes nothing by it: what it would refuse is what the screen explains. */
export function decidingOf(asked: AskedStage): Omit<StageDecidingDto, "needsAnother" | "mayHandOver"> {
  const { stage, at, by } = asked;
  const until = at.toISOString();
  const returned = stage === "FINAL" ? "STORE" : stage;
  const words = { items: [], reasons: [], message: "", until };
  return {
    approve: refusalOf(asked, { type: "StageApproved", stage, by, at }),
    return: refusalOf(asked, { type: "StageReturned", stage: returned, by, words, at }),
    reject: refusalToReject(asked),
    take: refusalToTake(asked),
    returning: returningOf(stage),
    rejecting: {
      reasons: SELLER_REJECTIONS.map((code) => ({ code, label: REJECTION_LABELS[code] })),
      effect: REJECTION_EFFECT,
    },
  };
}

const LINKED = "This application is of an account linked to yours.";

function refusalOf({ saga, state, stage, isLinked }: AskedStage, event: OnboardingEvent): string | null {
  if (isLinked) return LINKED;
  const step = saga(state, event);
  return step.ok ? null : sentenceFor(step.refusal, state, stage);
}

function refusalToReject({ state, stage, by, isLinked }: AskedStage): string | null {
  if (isLinked) return LINKED;
  if (!isApplicationStage(state.stage) || state.completing)
    return "This application is over, or about to be completed.";
  if (state.stage !== stage) return `An application is rejected in the stage it is in: ${STAGE_NAMES[state.stage]}.`;
  const { accountId } = state;
  const refused = refusalToDecideStage("BUSINESS", by, { accountId, identityApprovedBy: null });
  return refused ? sentenceFor(refused.refusal, state, stage) : null;
}

/** Whoever can't decide the stage in hand has no use for the application: the server would refuse them. */
function refusalToTake({ state, by, isLinked }: AskedStage): string | null {
  if (isLinked) return LINKED;
  const inHand = stageInHandOf(state);
  if (inHand === null) return null;
  const about = { accountId: state.accountId, identityApprovedBy: state.stages.IDENTITY.approvedBy };
  const refused = refusalToDecideStage(inHand, by, about);
  return refused?.refusal.code === "CONFLICT_OF_INTEREST" ? `${refused.refusal.because} ${ANOTHER}` : null;
}

const ANOTHER = "A colleague takes it from here.";

/** Failed checks are no reason to keep the button still: pressing it names them. */
function sentenceFor(refusal: Refusal, state: OnboardingState, stage: ApplicationStage): string | null {
  if (refusal.code === "APPROVAL_REQUIRED") return null;
  if (refusal.code === "CONFLICT_OF_INTEREST") return refusal.because;
  if (refusal.code === "CONFLICT") {
    return refusal.what === "checks still running" ? "The automatic checks are still running." : "The way is paused.";
  }
  if (refusal.code !== "ILLEGAL_TRANSITION") return "Your role does not include this.";
  if (state.ended) return "This application is over.";
  if (state.completing) return "It is being completed: nothing is left to decide.";
  const { status } = state.stages[stage];
  if (status === "APPROVED") return "This stage is approved.";
  if (status === "RETURNED") return "Sent back: it waits for the seller.";
  return "The seller has not sent this stage.";
}

function returningOf(stage: ApplicationStage): ReturningDto {
  const before = stage === "FINAL" ? APPLICATION_STAGES.filter((one) => one !== "FINAL") : [stage];
  const { returnDaysMin: least, returnDaysMax: most } = onboardingDeadlines;
  return {
    stages: before.map((one) => ({
      stage: one,
      label: STAGE_NAMES[one],
      topics: topicsOf[one].map((topic) => ({ topic, label: TOPIC_LABELS[topic] })),
    })),
    reasons: RETURN_REASONS.map((code) => ({ code, label: RETURN_REASON_LABELS[code] })),
    days: { least, most, usual: USUAL_DAYS },
  };
}

const USUAL_DAYS = 7;
