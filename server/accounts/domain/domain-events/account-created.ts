import type { ActorRef } from "../value-objects/actor-ref";
import type { AccountEvent } from "./event-shape";

/** An account exists from here on. */
export type AccountCreated = AccountEvent<
  "AccountCreated",
  {
    readonly origin: "SIGN_UP" | "API" | "IMPORT" | "STAFF_INVITE";
    readonly by: ActorRef;
  }
>;
