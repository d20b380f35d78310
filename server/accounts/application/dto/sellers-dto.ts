import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { WaitingOn } from "@/server/accounts/domain/value-objects/waiting-on";
import type { AccountNameDto } from "./account-dto";
import type { BoundedCount, Page } from "./page";

/** LATE: our decision should have been made by now. */
export const SELLER_VIEWS = ["ALL", "US", "SELLER", "PAUSED", "LATE"] as const;

export type SellerView = (typeof SELLER_VIEWS)[number];

/** How one stage of an application is drawn. */
export type StageMark = "DONE" | "IN_REVIEW" | "RETURNED" | "OPEN" | "PAUSED" | "NOT_YET";

export type SellerRowDto = {
  readonly applicationId: string;
  /** `APP-4T9K-Q2MX` */
  readonly reference: string;
  readonly accountId: string;
  readonly storeName: string;
  readonly owner: AccountNameDto;
  /** Null for somebody nobody has rated yet. */
  readonly risk: RiskLevel | null;
  /** The stage in hand. */
  readonly stage: ApplicationStage;
  readonly stageLabel: string;
  readonly stageSince: Date;
  readonly marks: readonly StageMark[];
  /** What it waits for: "in review", "returned, photo not readable". */
  readonly now: string;
  readonly waitingOn: WaitingOn;
  readonly dueAt: Date | null;
  readonly assignee: SellerAssigneeDto | null;
  /** What this reader may do about the assignee. */
  readonly can: { readonly take: boolean; readonly release: boolean; readonly handOver: boolean };
};

export type SellerAssigneeDto = { readonly accountId: string; readonly name: string; readonly isYou: boolean };

export type SellersPageDto = Page<SellerRowDto> & {
  /** When this page was read: hand it back as `since` to learn what came after. */
  readonly readAt: Date;
};

/** What became of rows that are shown, and how many others there are since: the list itself stays as it is. */
export type SellersNewsDto = {
  /** Those of them that still belong in the list. */
  readonly rows: readonly SellerRowDto[];
  readonly fresh: BoundedCount;
  readonly readAt: Date;
};

export type SellersSummaryDto = {
  readonly counts: Readonly<Record<SellerView, BoundedCount>>;
  /** All stages in order, with how long half of those in it have been there. */
  readonly stages: readonly SellerStageDto[];
  /** Let in within the last 30 days, and how long half of them took from the beginning to the end. */
  readonly approved: { readonly count: BoundedCount; readonly medianMinutes: number | null };
  readonly readAt: Date;
};

export type SellerStageDto = {
  readonly stage: ApplicationStage;
  readonly label: string;
  readonly count: BoundedCount;
  readonly medianMinutes: number | null;
};

/** Who may decide stages, for handing an application over. */
export type SellerReviewersDto = { readonly reviewers: readonly SellerReviewerDto[] };

export type SellerReviewerDto = {
  readonly accountId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Signed in, and not idle. */
  readonly isOnShift: boolean;
  readonly has: BoundedCount;
};
