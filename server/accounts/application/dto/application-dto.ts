import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingEnd, StageReturn, StageStatus } from "@/server/accounts/domain/entities/seller-onboarding";
import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  type OnboardingStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";

/** An application as its applicant sees it: no check, no name of staff, no reason why it is paused. */
export type OwnApplicationDto = {
  readonly id: string;
  readonly storeName: string;
  readonly stage: OnboardingStage;
  readonly tasks: readonly {
    readonly stage: ApplicationStage;
    readonly status: StageStatus;
    readonly returned: StageReturn | null;
  }[];
  readonly isPaused: boolean;
  /** The last day for what the applicant has to send; null while nothing is asked of them. */
  readonly sendBy: string | null;
  readonly ended: Pick<OnboardingEnd, "how" | "at" | "reapplyFrom"> | null;
};

/** What staff read after they decided. */
export type DecidedApplicationDto = {
  readonly id: string;
  readonly stage: OnboardingStage;
  /** What keeps the stage in hand from approval. */
  readonly blocking: readonly CheckName[];
  readonly isPaused: boolean;
};

export const ownApplication = ({ id, storeName, onboarding }: SellerApplication): OwnApplicationDto => {
  const { stage, stages, paused, timers, ended } = onboarding;
  return {
    id,
    storeName,
    stage,
    tasks: APPLICATION_STAGES.map((one) => {
      const { status, returned } = stages[one];
      return { stage: one, status, returned };
    }),
    isPaused: paused.length > 0,
    sendBy: timers.EXPIRE ?? null,
    ended: ended && { how: ended.how, at: ended.at, reapplyFrom: ended.reapplyFrom },
  };
};

export const decidedApplication = ({ id, onboarding }: SellerApplication): DecidedApplicationDto => {
  const inHand = onboarding.reopened ?? APPLICATION_STAGES.find((stage) => stage === onboarding.stage);
  const blocking = (inHand && onboarding.stages[inHand].blocking) ?? [];
  return {
    id,
    stage: onboarding.stage,
    blocking: blocking.map(({ check }) => check),
    isPaused: onboarding.paused.length > 0,
  };
};
