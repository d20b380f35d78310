import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { ApplicationId } from "../value-objects/application-id";
import type { Gstin } from "../value-objects/gstin";
import type { OnboardingStage } from "../value-objects/onboarding-stage";
import type { StoreName } from "../value-objects/store-name";

/** Somebody's way to selling, in stages. Until FINAL is approved it gives no role and no profile. */
export type SellerApplication = {
  readonly id: ApplicationId;
  readonly accountId: AccountId;
  readonly storeName: StoreName;
  readonly gstNumber: Gstin;
  readonly stage: OnboardingStage;
  readonly openedAt: Date;
  readonly openedBy: ActorRef;
  readonly version: number;
};
