import type { ActorRef } from "../value-objects/actor-ref";
import type { OverrideKind } from "../value-objects/override-kind";
import type { OverrideReason } from "../value-objects/override-reason";
import type { AccountEvent } from "./event-shape";

/** Two members of staff put a floor or a ceiling in the way of the computed score, until a moment. */
export type TrustOverridden = AccountEvent<
  "TrustOverridden",
  {
    readonly overrideId: string;
    readonly kind: OverrideKind;
    readonly limitMilli: number;
    readonly until: Date;
    readonly reason: OverrideReason;
    readonly by: ActorRef;
    readonly approvedBy: ActorRef;
  }
>;
