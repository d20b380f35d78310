import type { ActorRef } from "../value-objects/actor-ref";
import type { LockReason, LockScope } from "../value-objects/lock-reason";
import type { AccountEvent } from "./event-shape";

/** The account is held, or its hold was extended: consumers stop serving it at once. */
export type AccountLocked = AccountEvent<
  "AccountLocked",
  {
    readonly reason: LockReason;
    readonly scope: LockScope;
    readonly since: Date;
    /** Null when only a person can end it. */
    readonly until: Date | null;
    readonly by: ActorRef;
  }
>;
