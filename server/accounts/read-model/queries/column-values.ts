import { type AccountStatus, isAccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { isKycLevel, type KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import {
  isLockReason,
  isLockScope,
  type LockReason,
  type LockScope,
} from "@/server/accounts/domain/value-objects/lock-reason";
import { isOnboardingStage, type OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import {
  type FlagReason,
  isFlagReason,
  isReviewOutcome,
  type ReviewOutcome,
} from "@/server/accounts/domain/value-objects/review-reason";
import { isRiskLevel, type RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import {
  isRoleType,
  isStaffRole,
  type RoleType,
  type StaffRole,
} from "@/server/accounts/domain/value-objects/role-type";

/** Text columns as the words they hold. A word that nobody writes is a fault in the data: it throws. */
export const statusOf = known<AccountStatus>("status", isAccountStatus);
export const riskOf = known<RiskLevel>("risk level", isRiskLevel);
export const kycOf = known<KycLevel>("KYC level", isKycLevel);
export const lockReasonOf = known<LockReason>("lock reason", isLockReason);
export const lockScopeOf = known<LockScope>("lock scope", isLockScope);
export const stageOf = known<OnboardingStage>("onboarding stage", isOnboardingStage);
export const staffRoleOf = known<StaffRole>("staff role", isStaffRole);
export const outcomeOf = known<ReviewOutcome>("review outcome", isReviewOutcome);

/** Roles and reasons that are not known are left out rather than hiding the account. */
export const rolesOf = (texts: readonly string[] | null): readonly RoleType[] => (texts ?? []).filter(isRoleType);

export const flagReasonsOf = (value: unknown): readonly FlagReason[] =>
  Array.isArray(value)
    ? value.filter((item): item is FlagReason => typeof item === "string" && isFlagReason(item))
    : [];

/** bigint arrives as text; amounts in paise stay far below the exact integers. */
export function safeInteger(text: string | number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`Not an exact integer: ${text}`);
  return value;
}

export function known<Word extends string>(column: string, is: (text: string) => text is Word): (text: string) => Word {
  return (text) => {
    if (!is(text)) throw new Error(`Unknown ${column} in the database: ${text}`);
    return text;
  };
}
