import type { AccountStatus, StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";

const STAGES: Readonly<Record<OnboardingStage, string>> = {
  BUSINESS: "Business",
  IDENTITY: "Identity",
  TAX: "Tax",
  PAYOUT: "Payout",
  STORE: "Store",
  FINAL: "Final check",
  PROBATION: "Probation",
  ESTABLISHED: "Established",
  REJECTED: "Rejected",
  WITHDRAWN: "Withdrawn",
  EXPIRED: "Expired",
};

const RISKS: Readonly<Record<RiskLevel, string>> = { LOW: "Low", MEDIUM: "Medium", HIGH: "High", CRITICAL: "Critical" };

const STATUSES: Readonly<Record<AccountStatus | StandingStatus, string>> = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  DISABLED: "Disabled",
  LOCKED: "Locked",
  UNVERIFIED: "Unverified",
};

const KYC: Readonly<Record<KycLevel, string>> = {
  NONE: "None",
  CONTACT: "Contact",
  IDENTITY: "Identity",
  BUSINESS: "Business",
};

const ROLES: Readonly<Record<RoleType, string>> = {
  BUYER: "Buyer",
  SELLER: "Seller",
  SUPPORT: "Support",
  ANALYST: "Analyst",
  LEAD: "Lead",
  AUDITOR: "Auditor",
  ADMIN: "Admin",
};

export const stageLabel = (stage: OnboardingStage): string => STAGES[stage];
export const riskLabel = (risk: RiskLevel): string => RISKS[risk];
export const statusLabel = (status: AccountStatus | StandingStatus): string => STATUSES[status];
export const kycLabel = (level: KycLevel): string => KYC[level];
export const roleLabel = (role: RoleType): string => ROLES[role];
