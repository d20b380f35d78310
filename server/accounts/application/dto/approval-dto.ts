import type { ApprovalState, FrozenPolicy } from "@/server/accounts/domain/entities/approval-request";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountNameDto } from "./account-dto";
import type { BoundedCount, Page } from "./page";

/** The first is what waits, the one that lapses first on top; the second what is answered or lapsed, newest first. */
export const APPROVAL_VIEWS = ["PENDING", "DECIDED"] as const;

export type ApprovalView = (typeof APPROVAL_VIEWS)[number];

/** What one person asked and another decides, as the list tells it. */
export type ApprovalRowDto = {
  readonly id: string;
  readonly action: ApprovalAction;
  /** "Lock over 24 h", "Suspend". */
  readonly type: string;
  /** Null for what is about no account that exists. */
  readonly target: {
    readonly accountId: string;
    readonly name: AccountNameDto;
    readonly risk: RiskLevel | null;
  } | null;
  readonly requestedBy: string;
  /** The reader asked it: somebody else must decide. */
  readonly isOwn: boolean;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly reason: string;
  /** What happens when it is approved, and, for some, until when. */
  readonly effect: string;
  readonly effectUntil: Date | null;
  readonly state: ApprovalState;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

export type ApprovalPageDto = Page<ApprovalRowDto> & { readonly readAt: Date };

export type ApprovalCountDto = { readonly pending: BoundedCount };

/** One fact as it was when it was asked and as it is now. */
export type ComparedFactDto = {
  readonly label: string;
  readonly asked: FactValueDto;
  readonly now: FactValueDto;
  readonly changed: boolean;
};

/** Words; a moment where the words end with one. */
export type FactValueDto = { readonly text: string; readonly at: Date | null };

export type ApprovalDto = ApprovalRowDto & {
  /** Why it was asked; null where the account's key is destroyed. */
  readonly note: string | null;
  /** What the decider wrote; null without one. */
  readonly answer: string | null;
  /** Why an approved run was refused. */
  readonly refusedBecause: string | null;
  readonly facts: readonly ComparedFactDto[];
  readonly policyVersion: number | null;
  /** Of a policy to be put in force: frozen, and which version is live by now. */
  readonly policy: (FrozenPolicy & { readonly liveNow: number }) | null;
  /** The one to be rejected, for readers of applications. */
  readonly application: { readonly id: string; readonly storeName: string } | null;
  readonly happened: readonly FactValueDto[];
  readonly readAt: Date;
  /** Whether this reader may answer; a sentence where not now, null where the role never does. */
  readonly answering: { readonly allowed: boolean; readonly because: string | null } | null;
};
