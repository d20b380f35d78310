import type { Gstin } from "../value-objects/gstin";
import type { OnboardingStage } from "../value-objects/onboarding-stage";
import type { StoreName } from "../value-objects/store-name";

/** The selling side of an account. */
export type SellerProfile = {
  readonly storeName: StoreName;
  /** Null for imported sellers, whose number nobody has told us. */
  readonly gstNumber: Gstin | null;
  /** The registry confirmed the number; being well formed is not enough. */
  readonly isVerified: boolean;
  readonly onboardingStage: OnboardingStage;
  /** A LEAD confirmed that shops of one business share the number. */
  readonly inDeclaredGroup?: boolean;
  readonly createdAt: Date;
};
