import type { ActorRef } from "../value-objects/actor-ref";
import type { CaseId } from "../value-objects/case-id";
import type { LockReason } from "../value-objects/lock-reason";
import type { ClearReason, ReviewOutcome } from "../value-objects/review-reason";
import type { AccountEvent } from "./event-shape";

/** A person decided the case. */
export type ReviewCaseDecided = AccountEvent<
  "ReviewCaseDecided",
  {
    readonly caseId: CaseId;
    readonly outcome: ReviewOutcome;
    readonly reasonCode: ClearReason | LockReason;
    readonly by: ActorRef;
  }
>;
