import type { ActorRef } from "../value-objects/actor-ref";
import type { StatusReason } from "../value-objects/status-reason";
import type { AccountEvent } from "./event-shape";

/** The account ended. Nothing follows. */
export type AccountDisabled = AccountEvent<
  "AccountDisabled",
  {
    readonly reason: StatusReason;
    readonly by: ActorRef;
  }
>;
