import type { ActorRef } from "../value-objects/actor-ref";
import type { SellingStage } from "../value-objects/onboarding-stage";
import type { AccountEvent } from "./event-shape";

/** The account sells from here on, and still buys. */
export type SellerUpgraded = AccountEvent<
  "SellerUpgraded",
  {
    readonly stage: SellingStage;
    readonly by: ActorRef;
  }
>;
