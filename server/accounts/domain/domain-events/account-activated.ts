import type { ActorRef } from "../value-objects/actor-ref";
import type { StatusReason } from "../value-objects/status-reason";
import type { AccountEvent } from "./event-shape";

/** The account is ACTIVE again. */
export type AccountActivated = AccountEvent<
  "AccountActivated",
  {
    readonly reason: StatusReason;
    readonly by: ActorRef;
  }
>;
