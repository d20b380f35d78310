import type { RefusalCode } from "../exceptions/refusal";
import type { ApprovalAction } from "../policies/approval-policy";
import type { PolicyDifference } from "../policies/policy-differences";
import type { RampPlan } from "../policies/ramp-plan";
import type { AccountId } from "../value-objects/account-id";
import type { AccountStatus } from "../value-objects/account-status";
import type { ApiKeyRef } from "../value-objects/actor-ref";
import type { ApplicationId } from "../value-objects/application-id";
import type { ApprovalId } from "../value-objects/approval-id";
import type { CheckName } from "../value-objects/check-name";
import type { KycLevel } from "../value-objects/kyc-level";
import type { LockReason, LockScope } from "../value-objects/lock-reason";
import type { OnboardingStage } from "../value-objects/onboarding-stage";
import type { FlagReason } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import type { RoleType } from "../value-objects/role-type";
import type { StageStatus } from "./seller-onboarding";
import type { TrustInput } from "./trust-signal";

/** What one person asks and another has to approve before it takes effect. */
export type ApprovalRequest = PendingApproval | AnsweredApproval | RefusedApproval | LapsedApproval | WithdrawnApproval;

export type PendingApproval = ApprovalFacts & { readonly state: "PENDING" };
export type AnsweredApproval = ApprovalFacts & Answer & { readonly state: "APPROVED" | "DECLINED" };
/** Whoever asked thought better of it: theirs is the last word. */
export type WithdrawnApproval = ApprovalFacts & Answer & { readonly state: "WITHDRAWN" };
/** Approved, but a rule said no when it ran: nothing took effect. */
export type RefusedApproval = ApprovalFacts & Answer & { readonly state: "REFUSED"; readonly refusalCode: RefusalCode };
/** Nobody answered in time. */
export type LapsedApproval = ApprovalFacts & { readonly state: "LAPSED"; readonly decidedAt: Date };

export const APPROVAL_STATES = ["PENDING", "APPROVED", "DECLINED", "LAPSED", "REFUSED", "WITHDRAWN"] as const;

export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const isApprovalState = (text: string): text is ApprovalState => APPROVAL_STATES.some((one) => one === text);

export type ApprovalFacts = {
  readonly id: ApprovalId;
  readonly action: ApprovalAction;
  /** Null for what is about no account that exists, as an invitation. */
  readonly accountId: AccountId | null;
  /** Exactly what will run. */
  readonly order: StoredOrder;
  readonly evidence: FrozenEvidence;
  readonly reasonCode: string;
  /** A member of staff, or another system by its key. */
  readonly requestedBy: AccountId | ApiKeyRef;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  /** When those concerned were told that it will lapse; null before. */
  readonly remindedAt: Date | null;
  readonly version: number;
};

type Answer = { readonly decidedBy: AccountId; readonly decidedByName: string; readonly decidedAt: Date };

/** Plain JSON; the registry of approved orders knows the shape that each action's order has. */
export type StoredOrder = Readonly<Record<string, string | number | boolean | null>>;

/** What was known when it was asked. Times are ISO 8601: it is stored as it is and never counted with. */
export type FrozenEvidence = {
  readonly account: FrozenAccount | null;
  readonly standing: FrozenStanding | null;
  /** Why the account's case was open; empty without one. */
  readonly caseReasons: readonly FlagReason[];
  /** Of a policy to be published: what it changes, and what the population said to it. */
  readonly policy?: FrozenPolicy;
  /** Of an application to be rejected: how far it had come. */
  readonly application?: FrozenApplication;
};

export type FrozenApplication = {
  readonly id: ApplicationId;
  readonly storeName: string;
  readonly stage: OnboardingStage;
  /** Of the stage it was in; null once it is over. */
  readonly status: StageStatus | null;
  readonly submissionNo: number;
  readonly failing: readonly CheckName[];
  readonly overridden: readonly CheckName[];
  readonly isPaused: boolean;
};

export type FrozenPolicy = {
  readonly version: number;
  readonly contentHash: string;
  readonly liveVersion: number;
  readonly changes: readonly PolicyDifference[];
  /** Null for an earlier document that comes back: it has been in force already. */
  readonly backtest: FrozenBacktest | null;
  /** More accounts flagged than this within 24 hours, and the version before comes back by itself. */
  readonly guardFlags?: number | null;
  /** The way it goes into force; absent and null: for everybody at once. */
  readonly ramp?: RampPlan | null;
};

/** The sentences of a finished backtest, and when it was. */
export type FrozenBacktest = {
  readonly runId: string;
  readonly finishedAt: string;
  readonly accounts: number;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

export type FrozenAccount = {
  readonly status: AccountStatus;
  readonly roles: readonly RoleType[];
  readonly lock: {
    readonly reason: LockReason;
    readonly scope: LockScope;
    readonly since: string;
    readonly until: string | null;
  } | null;
};

export type FrozenStanding = {
  readonly scoreMilli: number;
  readonly riskLevel: RiskLevel;
  readonly kycLevel: KycLevel;
  readonly policyVersion: number;
  readonly lines: readonly { readonly input: TrustInput; readonly pointsMilli: number }[];
};
