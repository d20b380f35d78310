import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import type { Result } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";

/** What stood only until somebody answered, and is gone now. */
export type TakenBack = "LOCK" | "LOCKS" | "INVITATION" | "CASE" | null;

export type TakeBack = (
  write: WritableRepositories,
  request: ApprovalRequest,
  by: ActorRef,
) => Promise<Result<TakenBack>>;
