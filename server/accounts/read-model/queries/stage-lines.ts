import type { StageLineDto, StageSituationDto } from "@/server/accounts/application/dto/stage-review-dto";
import { STAGE_NAMES } from "@/server/accounts/application/dto/stage-review-words";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";

/** The stage that can be decided; null once nobody has to look. */
export const stageInHandOf = ({ stage, reopened }: OnboardingState): ApplicationStage | null =>
  reopened ?? (isApplicationStage(stage) ? stage : null);

export type LineFacts = {
  readonly state: OnboardingState;
  readonly nameOf: (accountId: string) => string;
  readonly isMine: boolean;
};

/** Every stage in a line: where it stands, and who or what it hangs on. */
export const stageLines = (facts: LineFacts): StageLineDto[] =>
  APPLICATION_STAGES.map((stage, index) => {
    const { status, approvedBy, approvedAt } = facts.state.stages[stage];
    const line = { stage, label: `${index + 1} ${STAGE_NAMES[stage]}` };
    if (status === "APPROVED" && approvedBy) {
      const at = approvedAt === null ? null : new Date(approvedAt);
      return { ...line, status, note: facts.nameOf(approvedBy), at };
    }
    const isInHand = stageInHandOf(facts.state) === stage;
    return { ...line, status: isInHand ? status : "LATER", note: noteOf(facts, stage, isInHand), at: null };
  });

function noteOf({ state, nameOf, isMine }: LineFacts, stage: ApplicationStage, isInHand: boolean): string {
  if (isInHand) {
    const { status, blocking } = state.stages[stage];
    if (status === "OPEN") return "With the seller";
    if (status === "RETURNED") return "Sent back";
    if (blocking === null) return "Checks running";
    return isMine ? "In review, yours" : "In review";
  }
  if (state.ended) return "Not reached";
  const before = APPLICATION_STAGES[APPLICATION_STAGES.indexOf(stage) - 1];
  const identity = state.stages.IDENTITY.approvedBy;
  if (stage === "FINAL" && identity) return `Not by ${nameOf(identity)}`;
  return before ? `After ${STAGE_NAMES[before]}` : "";
}

const ENDS = { REJECTED: "was rejected", WITHDRAWN: "was withdrawn", EXPIRED: "ran out" } as const;

const PAUSES = {
  TRUST:
    "Paused: the account's standing is High or Critical, and nobody has cleared it. It goes on at this stage then.",
  HOLD: "Paused: the account is on hold. It goes on at this stage once the hold ends.",
} as const;

const COMPLETING = {
  GRANT: "The seller's side is being set up; nothing for you to do.",
  ESTABLISH: "The limits of probation are being lifted; nothing for you to do.",
  GSTIN: "The new number is being put in place; nothing for you to do.",
} as const;

/** Why nothing can be decided now, whoever looks. `waiting` are the names of commands that are not done yet. */
export function situationOf(state: OnboardingState, waiting: readonly string[]): StageSituationDto | null {
  const { ended, completing, paused } = state;
  const isUndoing = waiting.some((name) => name === "RELEASE_GSTIN" || (ended !== null && name === "SET_KYC"));
  if (isUndoing) {
    const why = ended ? `the application ${ENDS[ended.how]}` : "the GSTIN has to be looked at again";
    return { kind: "UNDOING", sentence: `Approval is being undone because ${why}; nothing for you to do.` };
  }
  if (ended)
    return { kind: "OVER", sentence: `This application ${ENDS[ended.how]}. What its stages gave is taken back.` };
  if (completing) return { kind: "COMPLETING", sentence: COMPLETING[completing] };
  const [reason] = paused;
  if (reason) return { kind: "PAUSED", sentence: PAUSES[reason] };
  const stage = stageInHandOf(state);
  const isChecking = stage && state.stages[stage].status === "SUBMITTED" && state.stages[stage].blocking === null;
  return isChecking
    ? { kind: "CHECKING", sentence: "The automatic checks are running, usually for a few seconds." }
    : null;
}
