import type { BacktestTally, Sides } from "@/server/accounts/domain/domain-services/backtest-tally";
import type { HeldOutFigure, HeldOutState, HeldOutWeek } from "@/server/accounts/domain/domain-services/held-out-week";
import type { Share } from "@/server/accounts/domain/domain-services/wilson-interval";
import type { PolicyRunState } from "@/server/accounts/domain/entities/policy-run";
import type { PolicyDifference } from "@/server/accounts/domain/policies/policy-differences";
import type { MergeQuestion } from "@/server/accounts/domain/policies/policy-merge";
import type { RampAct, RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { AccountNameDto } from "./account-dto";
import type { Page } from "./page";

/** A discarded version is retired without ever having scored anybody; one taken back, after a share of its ramp. */
export type PolicyStateDto = "DRAFT" | "SHADOW" | "RAMPING" | "LIVE" | "RETIRED" | "DISCARDED" | "TAKEN_BACK";

export type PolicyRowDto = {
  readonly version: number;
  readonly state: PolicyStateDto;
  readonly author: string;
  readonly isOwn: boolean;
  readonly approvedBy: string | null;
  readonly basedOn: number | null;
  readonly changedAt: Date;
  readonly shadowSince: Date | null;
  readonly startsAt: Date | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
  /** The version in whose place this one came by a rule, without anybody. */
  readonly rolledBack: number | null;
  /** Percent of the accounts that it scores at this moment. */
  readonly liveShare: number;
  /** How it comes, or came, into force little by little; null: for everybody at once. */
  readonly ramp: RampDto | null;
};

export type RampDto = RampPlan & {
  /** How many of the steps were taken. */
  readonly taken: number;
  readonly isPaused: boolean;
};

export type PolicyPageDto = Page<PolicyRowDto> & {
  readonly live: number;
  /** The versions that are open, whatever page they stand on. */
  readonly draft: number | null;
  readonly shadow: number | null;
  readonly ramping: { readonly version: number; readonly share: number; readonly isPaused: boolean } | null;
  readonly readAt: Date;
};

/** One version beside the live one. */
export type PolicyDto = PolicyRowDto & {
  readonly revision: number;
  readonly contentHash: string;
  readonly document: TrustPolicy;
  /** What it is compared with: the live version; for the live one, the version before it. */
  readonly compared: {
    readonly version: number;
    readonly document: TrustPolicy;
    readonly liveSince: Date | null;
  } | null;
  readonly changes: readonly PolicyDifference[];
  /** Of a draft, while another version went live than it was opened with: what to choose before it can be asked for. */
  readonly merge: PolicyMergeDto | null;
  readonly guard: PolicyGuardDto | null;
  /** What happened on its ramp, newest first; empty before its first step. */
  readonly rampSteps: readonly RampStepDto[];
  /** The share beside the rest, while it scores anybody. */
  readonly rampFlags: RampFlagsDto | null;
  /** The question that another LEAD has to answer. */
  readonly waiting: { readonly approvalId: string; readonly by: string; readonly expiresAt: Date } | null;
  /** The newest backtest of this version, of whichever of its texts. */
  readonly run: PolicyRunDto | null;
  readonly shadow: ShadowReportDto | null;
  readonly readAt: Date;
};

/** The bound that was told: above it the version before comes back by itself. */
export type PolicyGuardDto = {
  readonly bound: number;
  /** What a live version flagged within 24 hours, and until when it is watched; null before and after. */
  readonly watched: { readonly flags: number; readonly until: Date } | null;
};

/** One change of its share, and how far its accounts have followed. */
export type RampStepDto = {
  readonly act: RampAct;
  readonly share: number;
  readonly at: Date;
  readonly by: string;
  readonly run: { readonly state: PolicyRunState; readonly done: number; readonly total: number } | null;
};

/** Accounts flagged by new evidence in the last 24 hours, once everybody stood where the step put them. */
export type RampFlagsDto = {
  readonly inShare: number;
  readonly rest: number;
  /** What the share would have flagged had it gone on like the rest. */
  readonly expected: number;
};

/** `theirs` is the live version, `mine` the draft. */
export type PolicyMergeDto = MergeQuestion & { readonly base: number; readonly live: number };

export type PolicyRunDto = {
  readonly id: string;
  readonly state: PolicyRunState;
  readonly done: number;
  readonly total: number;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
  /** How often another process had to go on with it. */
  readonly resumed: number;
  readonly problem: string | null;
  readonly contentHash: string;
  readonly liveVersion: number;
  /** Of this very document, against what is live now, and younger than a day: good enough to ask with. */
  readonly counts: boolean;
  readonly result: BacktestDto | null;
  readonly sample: ReviewSampleDto;
};

/** The largest moves of a run as cases of the review queue. */
export type ReviewSampleDto = {
  /** By whom first, and how many of them still wait; null before anybody opened them. */
  readonly opened: {
    readonly by: string;
    readonly at: Date;
    readonly cases: number;
    readonly open: number;
  } | null;
  /** How many could still be opened. */
  readonly toOpen: number;
};

export type BacktestDto = {
  readonly at: Date;
  readonly accounts: number;
  readonly windowDays: number;
  readonly flagsPerDay: Sides<number>;
  /** What it is expected to flag in its first 24 hours, and half as many again: the bound that a form begins with. */
  readonly firstDay: { readonly expected: number; readonly bound: number };
  /** Null where nothing was decided: then nothing can be measured. */
  readonly caught: Sides<Share | null>;
  /** The last week's decided cases beside all earlier ones. */
  readonly heldOut: HeldOutDto;
  readonly goodFlagged: Sides<Share | null>;
  readonly precision: Sides<Share | null>;
  readonly worse: number;
  readonly better: number;
  readonly moves: BacktestTally["moves"];
  readonly distribution: Sides<readonly number[]>;
  readonly movers: readonly MoverDto[];
  readonly hitCount: number;
  readonly hits: readonly HitDto[];
};

/** Both policies on the held-out week; fewer cases than `atLeast` on a side say nothing. */
export type HeldOutDto = Sides<HeldOutWeek> & { readonly atLeast: number };
export type HeldOutFigureDto = HeldOutFigure;
export type HeldOutStateDto = HeldOutState;

export type MoverDto = {
  readonly accountId: string;
  readonly name: AccountNameDto;
  readonly fromMilli: number;
  readonly toMilli: number;
  readonly from: RiskLevel;
  readonly to: RiskLevel;
  /** "Coupon abuse −5.4 to −8.1: 2.1 detected (decayed)". */
  readonly why: string;
};

export type HitDto = {
  readonly accountId: string;
  readonly name: AccountNameDto;
  readonly clearedAt: Date;
  readonly liveMilli: number;
  readonly draftMilli: number;
};

/** What a version in shadow would have done, beside what the live one did. */
export type ShadowReportDto = {
  readonly since: Date;
  readonly hours: number;
  /** Under a day it says little. */
  readonly isEnough: boolean;
  readonly accounts: number;
  readonly passes: number;
  readonly lastPassAt: Date | null;
  /** Accounts by level as of the last pass; rows live, columns shadow. */
  readonly moves: BacktestTally["moves"] | null;
  readonly flaggedByBoth: number;
  readonly onlyLive: number;
  readonly onlyShadow: number;
  /** Of those that only the shadow flags: how many another rule or a person brought up meanwhile. */
  readonly overlap: Share | null;
  /** Of those that the shadow flags and people decided about: how many were bad. */
  readonly precision: Share | null;
};

/** How far everybody is under the version that went live last. */
export type ReEvaluationDto = {
  readonly version: number;
  /** Of a ramp's step: which version moves to which share; null after a version went live for everybody. */
  readonly step: { readonly version: number; readonly act: RampAct; readonly share: number } | null;
  readonly liveSince: Date | null;
  readonly state: PolicyRunState | null;
  readonly done: number;
  readonly total: number;
  readonly restated: number;
  readonly moved: number;
  readonly casesOpened: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly resumed: number;
};
