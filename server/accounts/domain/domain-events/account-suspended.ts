import type { ActorRef } from "../value-objects/actor-ref";
import type { StatusReason } from "../value-objects/status-reason";
import type { AccountEvent } from "./event-shape";

/** The account left ACTIVE; a person can bring it back. */
export type AccountSuspended = AccountEvent<
  "AccountSuspended",
  {
    readonly reason: StatusReason;
    readonly by: ActorRef;
  }
>;
