import type { AccountStatus, StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import type { AllowedActionDto } from "./allowed-action-dto";
import type { StandingDto } from "./standing-dto";

/** What to call an account. A contact is masked; an external id or account id stands in where nothing else is known. */
export type AccountNameDto = {
  readonly text: string;
  readonly kind: "PERSON" | "STORE" | "CONTACT" | "EXTERNAL_ID" | "ACCOUNT_ID";
};

export type AccountRefDto = { readonly id: string; readonly name: AccountNameDto };

/** Masked for all staff, always; `revealable` says that the role may ask for the value with a reason. */
export type MaskedContactDto = {
  readonly kind: "EMAIL" | "PHONE";
  readonly masked: string;
  readonly verifiedAt: Date | null;
  readonly revealable: boolean;
};

export type LockDto = {
  readonly reason: LockReason;
  readonly reasonLabel: string;
  readonly scope: LockScope;
  readonly since: Date;
  readonly until: Date | null;
  /** A person's name, or "System". */
  readonly by: string;
};

/** A case this reader may open, as the account's banner names it. */
export type OpenCaseDto = {
  readonly id: string;
  readonly reasonLabel: string;
  readonly furtherReasons: number;
  readonly dueAt: Date;
};

/** What was asked about an account and waits for a second person. */
export type WaitingRequestDto = {
  readonly id: string;
  /** "Suspend", "Lock over 24 h". */
  readonly type: string;
  readonly requestedBy: string;
  readonly expiresAt: Date;
};

/** Who an account is and how it stands: the head of its page and of the review pane. */
export type AccountHeadDto = {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: AccountNameDto;
  readonly status: AccountStatus;
  readonly standingStatus: StandingStatus;
  readonly lock: LockDto | null;
  readonly roles: readonly RoleType[];
  readonly kyc: KycLevel;
  readonly createdAt: Date;
  readonly version: number;
  readonly contacts: readonly MaskedContactDto[];
  readonly standing: StandingDto;
  /** Null when there is none, and for roles that do not read cases. */
  readonly openCase: OpenCaseDto | null;
  /** What a reviewer holds the account to, while it lasts. */
  readonly limit: { readonly level: RiskLevel; readonly until: Date } | null;
  /** Empty for roles that do not read requests. */
  readonly waiting: readonly WaitingRequestDto[];
  readonly liveSessions: number;
  /** Accounts that share something with this one; null for roles that do not see it. */
  readonly linkedAccounts: number | null;
  readonly can: readonly AllowedActionDto[];
  readonly allowedTransitions: readonly AccountStatus[];
};
