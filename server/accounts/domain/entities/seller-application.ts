import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { ApplicationId } from "../value-objects/application-id";
import type { Gstin } from "../value-objects/gstin";
import type { OnboardingStage } from "../value-objects/onboarding-stage";
import type { StoreName } from "../value-objects/store-name";
import type { OnboardingState } from "./seller-onboarding";

/** Somebody's way to selling, in stages. Until FINAL is approved it gives no role and no profile. */
export type SellerApplication = {
  readonly id: ApplicationId;
  readonly accountId: AccountId;
  readonly storeName: StoreName;
  readonly gstNumber: Gstin;
  /** The same as in `onboarding`, for whoever only asks where it stands. */
  readonly stage: OnboardingStage;
  /** All that the saga knows. */
  readonly onboarding: OnboardingState;
  readonly openedAt: Date;
  readonly openedBy: ActorRef;
  readonly version: number;
};
