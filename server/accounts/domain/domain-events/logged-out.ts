import type { SessionId } from "../value-objects/session-id";
import type { AccountEvent } from "./event-shape";

/** The holder ended the session from inside it. */
export type LoggedOut = AccountEvent<
  "LoggedOut",
  {
    readonly sessionId: SessionId;
  }
>;
