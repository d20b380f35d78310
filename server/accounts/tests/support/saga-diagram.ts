import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import {
  APPLICATION_STAGES,
  isApplicationStage,
  type OnboardingStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { OTHER_STAFF_ID, STAFF_ID } from "./account-facts";
import { analyst, begun, checked, daysLater, otherAnalyst, type Told, tell } from "./onboarding-facts";

export type Arrow = { readonly from: OnboardingStage; readonly to: OnboardingStage; readonly because: string };

/** What a stage's name says of a state is not all; two states are alike when the saga would go on alike. */
const keyOf = ({ stage, stages, reopened, completing }: OnboardingState): string =>
  JSON.stringify([
    stage,
    reopened,
    completing,
    Object.values(stages).map(({ status, blocking, stood }) => [status, blocking, Boolean(stood)]),
  ]);

const FAR = daysLater(2_000);

const tries = (state: OnboardingState): readonly (readonly [because: string, told: Told])[] => {
  const stage = state.reopened ?? (isApplicationStage(state.stage) ? state.stage : "FINAL");
  const words = { reasons: ["BLURRED"], message: "Again, please.", until: daysLater(7).toISOString() } as const;
  return [
    ["sent", { type: "StageSubmitted", stage }],
    ["looked at again, and still fits", checked(state, stage)],
    ["approved", { type: "StageApproved", stage, by: stage === "FINAL" ? otherAnalyst : analyst }],
    ["returned", { type: "StageReturned", stage, by: analyst, words }],
    ...(stage === "FINAL" ? APPLICATION_STAGES : []).map(
      (one) => ["sent back by the last look", { type: "StageReturned", stage: one, by: otherAnalyst, words }] as const,
    ),
    ["rejected by two people", rejection],
    ["withdrawn", { type: "Withdrawn" }],
    ["GSTIN changed", { type: "GstinChanged" }],
    ["number taken meanwhile", { type: "GrantRefused" }],
    ["the new number is in use", { type: "GstinConfirmed" }],
    ["approved, and the seller's side stands", { type: "SellerGranted" }],
    ["time, orders and trust", { type: "SellerEstablished" }],
    ["its account disabled", { type: "StandingChanged", isHeld: true, isFlagged: false, isClosed: true }],
    ["last day passed", { type: "TimeCame", completedSales: 99, isTrusted: true, at: FAR }],
  ];
};

const rejection = {
  type: "RejectionApproved",
  by: STAFF_ID,
  approvedBy: OTHER_STAFF_ID,
  reason: "TAX_NOT_CONFIRMED",
} as const;

/** Every arrow between stages that the saga itself takes, found by trying everything in every state it can come to. */
export function arrowsOfSaga(): { readonly arrows: readonly Arrow[]; readonly states: number } {
  const open = [begun()];
  const seen = new Set(open.map(keyOf));
  const arrows = new Map<string, Arrow>();
  for (let state = open.pop(); state; state = open.pop()) {
    for (const [because, told] of tries(state)) {
      const step = tell(state, told);
      if (!step.ok) continue;
      const next = step.value.state;
      const arrow = { from: state.stage, to: next.stage, because };
      if (arrow.from !== arrow.to) arrows.set(JSON.stringify(arrow), arrow);
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      open.push(next);
    }
  }
  return { arrows: [...arrows.values()], states: seen.size };
}
