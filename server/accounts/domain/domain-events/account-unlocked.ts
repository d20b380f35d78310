import type { ActorRef } from "../value-objects/actor-ref";
import type { LockScope } from "../value-objects/lock-reason";
import type { AccountEvent } from "./event-shape";

/** The hold ended: by a person, or by the clock at its end. */
export type AccountUnlocked = AccountEvent<
  "AccountUnlocked",
  {
    readonly scope: LockScope;
    readonly by: ActorRef;
  }
>;
