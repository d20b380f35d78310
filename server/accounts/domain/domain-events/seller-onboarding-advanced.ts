import type { ActorRef } from "../value-objects/actor-ref";
import type { OnboardingStage } from "../value-objects/onboarding-stage";
import type { AccountEvent } from "./event-shape";

/** A seller application, or a seller, entered another stage. */
export type SellerOnboardingAdvanced = AccountEvent<
  "SellerOnboardingAdvanced",
  {
    readonly from: OnboardingStage | null;
    readonly to: OnboardingStage;
    readonly by: ActorRef;
  }
>;
