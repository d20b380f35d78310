import type { ActorRef } from "../value-objects/actor-ref";
import type { AccountEvent } from "./event-shape";

/** The computed score counts again: a person lifted the override, another one took its place, or its time was over. */
export type TrustOverrideEnded = AccountEvent<
  "TrustOverrideEnded",
  {
    readonly overrideId: string;
    readonly how: "LAPSED" | "LIFTED" | "REPLACED";
    readonly by: ActorRef;
  }
>;
