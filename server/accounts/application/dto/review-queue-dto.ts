import type { StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { FlagReason, ReviewOutcome } from "@/server/accounts/domain/value-objects/review-reason";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import type { AccountNameDto } from "./account-dto";
import type { Money } from "./money";
import type { BoundedCount, Page } from "./page";
import type { ThresholdDto } from "./standing-dto";

export const REVIEW_VIEWS = ["DUE_FIRST", "CRITICAL", "DECIDED_TODAY"] as const;

export type ReviewView = (typeof REVIEW_VIEWS)[number];

/** A page of the queue. Counts and `today` come with the first page of the whole queue only: null otherwise. */
export type ReviewQueueDto = Page<ReviewRowDto> & {
  readonly view: ReviewView;
  readonly counts: ReviewCountsDto | null;
  readonly today: ReviewTodayDto | null;
  /** Of a list that was asked for one sample alone, with the first page: null otherwise. */
  readonly sample: ReviewSampleHeadDto | null;
  /** When this page was read: hand it back as `since` to learn what came after. */
  readonly readAt: Date;
  /** Level boundaries of the live policy, lowest first. */
  readonly thresholds: readonly ThresholdDto[];
};

/** The largest moves of a backtest of this version: how many cases there are, and how many still wait. */
export type ReviewSampleHeadDto = { readonly version: number; readonly cases: number; readonly open: number };

export type ReviewCountsDto = {
  readonly open: BoundedCount;
  readonly critical: BoundedCount;
  readonly decidedToday: BoundedCount;
};

export type ReviewTodayDto = {
  readonly decided: BoundedCount;
  /** From opening to decision; null before the first. */
  readonly medianMinutes: number | null;
};

/** Cases opened since a moment, for "12 new since 14:02". */
export type NewCasesDto = { readonly count: BoundedCount; readonly open: BoundedCount; readonly readAt: Date };

export type ReviewRowDto = {
  readonly caseId: string;
  readonly accountId: string;
  readonly version: number;
  readonly name: AccountNameDto;
  readonly standingStatus: StandingStatus;
  readonly roles: readonly RoleType[];
  readonly risk: RiskLevel;
  /** Whole points, rounded down: 49.9 never reads 50. */
  readonly score: number;
  readonly scoreMilli: number;
  readonly reason: FlagReason;
  readonly reasonLabel: string;
  readonly furtherReasons: number;
  readonly reasonLabels: readonly string[];
  /** What lowers the standing most, in words; null when nothing does. */
  readonly cause: string | null;
  readonly exposure: Money;
  readonly openedAt: Date;
  readonly dueAt: Date;
  /** Null while the case is open. */
  readonly decision: ReviewDecisionDto | null;
};

export type ReviewDecisionDto = {
  readonly outcome: ReviewOutcome;
  readonly outcomeLabel: string;
  readonly reasonLabel: string;
  readonly by: string;
  readonly at: Date;
};
