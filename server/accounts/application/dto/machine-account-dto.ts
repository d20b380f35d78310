import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type { OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";

/** An account as other systems see it: contacts and GSTIN masked, as for everybody who does not reveal them. */
export type MachineAccountDto = {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly email: MaskedContact | null;
  readonly phone: MaskedContact | null;
  readonly status: AccountStatus;
  /** The lock that holds at this moment. */
  readonly lock: {
    readonly reason: LockReason;
    readonly scope: LockScope;
    readonly since: Date;
    readonly until: Date | null;
  } | null;
  readonly roles: readonly RoleType[];
  readonly buyerProfile: { readonly name: string; readonly since: Date } | null;
  readonly sellerProfile: {
    readonly storeName: string;
    readonly maskedGstNumber: string | null;
    readonly isVerified: boolean;
    readonly onboardingStage: OnboardingStage;
  } | null;
  readonly riskLevel: RiskLevel;
  readonly kycLevel: KycLevel;
  readonly createdAt: Date;
  readonly version: number;
};

export type MaskedContact = { readonly masked: string; readonly verifiedAt: Date | null };
