import type { ActorRef } from "../value-objects/actor-ref";
import type { CaseId } from "../value-objects/case-id";
import type { LockReason } from "../value-objects/lock-reason";
import type { CLEARED_BY_TIME, ClearReason, ReviewOutcome, VerifyReason } from "../value-objects/review-reason";
import type { AccountEvent } from "./event-shape";

/** A person decided the case, or time did. VERIFY is the one outcome after which it may come back unchanged. */
export type ReviewCaseDecided = AccountEvent<
  "ReviewCaseDecided",
  {
    readonly caseId: CaseId;
    readonly outcome: ReviewOutcome;
    readonly reasonCode: ClearReason | LockReason | VerifyReason | typeof CLEARED_BY_TIME;
    readonly by: ActorRef;
  }
>;
