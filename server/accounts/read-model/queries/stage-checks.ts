import type { StageCheckDto } from "@/server/accounts/application/dto/stage-review-dto";
import { CHECK_OUTCOME_LABELS, checkLabel } from "@/server/accounts/application/dto/stage-review-words";
import type { SellerOnboardingSaga } from "@/server/accounts/application/ports/outbound/seller-onboarding-saga-port";
import { CHECKS_OF_STAGE } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { StageReviewer } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { isCheckName, isCheckOutcome } from "@/server/accounts/domain/value-objects/check-name";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { AccountNames } from "./audit-rows";
import { known } from "./column-values";
import type { CheckRow } from "./stage-review-rows";

const checkOf = known("check", isCheckName);
const outcomeOf = known("check outcome", isCheckOutcome);

export type CheckedStage = {
  readonly saga: SellerOnboardingSaga;
  readonly state: OnboardingState;
  readonly stage: ApplicationStage;
  readonly names: AccountNames;
  readonly by: StageReviewer;
  readonly isLinked: boolean;
  readonly at: Date;
};

/** Of the newest submission of the stage; FINAL shows those of every stage, since it decides on all of it. */
export function newestChecks(rows: readonly CheckRow[], state: OnboardingState, shown: ApplicationStage): CheckRow[] {
  const stages = shown === "FINAL" ? APPLICATION_STAGES : [shown];
  return stages.flatMap((stage) =>
    rows
      .filter((row) => row.stage === stage && row.submission_no === state.stages[stage].submissionNo)
      .sort((one, other) => placeOf(stage, one) - placeOf(stage, other)),
  );
}

const placeOf = (stage: ApplicationStage, { check_name: name }: CheckRow): number =>
  CHECKS_OF_STAGE[stage].indexOf(checkOf(name));

export function toStageCheck(asked: CheckedStage, row: CheckRow, note: string | null): StageCheckDto {
  const [check, outcome] = [checkOf(row.check_name), outcomeOf(row.outcome)];
  const stage = APPLICATION_STAGES.find((one) => one === row.stage) ?? asked.stage;
  const { overridden_at: at, overrider } = row;
  const blocking = asked.state.stages[stage].blocking ?? [];
  const blocks = stage === asked.stage && blocking.some((one) => one.check === check);
  return {
    stage,
    check,
    label: checkLabel(check, outcome),
    outcome,
    outcomeLabel: CHECK_OUTCOME_LABELS[outcome],
    words: row.words,
    related: row.related_account_ids.flatMap((id) => asked.names.get(id) ?? []),
    override: at && { by: overrider ?? "Somebody who has left", at, note },
    blocks,
    blockedBecause: blocks ? refusalToOverride(asked, check) : null,
  };
}

function refusalToOverride({ saga, state, stage, by, isLinked, at }: CheckedStage, check: StageCheckDto["check"]) {
  if (isLinked) return "This application is of an account linked to yours.";
  const step = saga(state, { type: "CheckOverridden", stage, check, by, at });
  if (step.ok) return null;
  const { refusal } = step;
  if (refusal.code === "APPROVAL_REQUIRED") return "A LEAD decides on this one.";
  if (refusal.code === "CONFLICT_OF_INTEREST") return refusal.because;
  return refusal.code === "FORBIDDEN" ? "Your role does not include this." : "It can't be overridden now.";
}
