import type { ActorRef } from "../value-objects/actor-ref";
import type { SessionEndCause } from "../value-objects/session-end-cause";
import type { SessionId } from "../value-objects/session-id";
import type { AccountEvent } from "./event-shape";

/** A session ended other than by its own sign-out. */
export type SessionRevoked = AccountEvent<
  "SessionRevoked",
  {
    readonly sessionId: SessionId;
    readonly cause: SessionEndCause;
    readonly by: ActorRef;
  }
>;
