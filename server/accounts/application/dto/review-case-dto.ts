import type { FlagReason, ReviewOutcome } from "@/server/accounts/domain/value-objects/review-reason";
import type { AccountHeadDto, AccountNameDto } from "./account-dto";
import type { EffectsDto, EffectsTableDto } from "./effects-dto";
import type { EvidenceDto } from "./evidence-dto";
import type { ExplanationDto } from "./explanation-dto";
import type { Money } from "./money";
import type { BoundedCount } from "./page";

/** Everything the review pane shows, in one answer. */
export type ReviewCaseDto = {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly reasons: readonly CaseReasonDto[];
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly exposure: Money;
  readonly decision: PastDecisionDto | null;
  /** For so long whoever decides may take it back. */
  readonly undoSeconds: number;
  /** The holder was asked to prove that it is them, and has not yet. */
  readonly waiting: {
    readonly by: string;
    readonly since: Date;
    readonly until: Date;
    readonly reasonLabel: string;
  } | null;
  readonly account: AccountHeadDto;
  readonly explanation: ExplanationDto;
  /** What is new since the last decision on this account; null when there was none. */
  readonly sinceLastDecision: SinceLastDecisionDto | null;
  readonly effects: EffectsDto;
  readonly effectsTable: EffectsTableDto;
  readonly evidence: readonly EvidenceDto[];
  readonly evidenceCount: BoundedCount;
  readonly pastDecisions: readonly PastDecisionDto[];
  /** What a reviewer can answer; empty for readers who do not decide. */
  readonly outcomes: readonly OutcomeDto[];
  readonly next: { readonly caseId: string; readonly name: AccountNameDto } | null;
};

export type CaseReasonDto = { readonly reason: FlagReason; readonly label: string };

export type SinceLastDecisionDto = {
  readonly decidedAt: Date;
  readonly scoreThenMilli: number;
  readonly deltaMilli: number;
  readonly newSignals: number;
  readonly sentence: string;
};

export type PastDecisionDto = {
  readonly caseId: string;
  readonly outcome: ReviewOutcome;
  readonly outcomeLabel: string;
  readonly reasonCode: string | null;
  readonly reasonLabel: string;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
};

export type OutcomeDto = {
  readonly outcome: ReviewOutcome;
  readonly label: string;
  readonly reasons: readonly { readonly code: string; readonly label: string }[];
  readonly suggested: string | null;
  readonly noteRequired: boolean;
  readonly noteMinimum: number;
  /** What will happen, one sentence each. */
  readonly effects: readonly string[];
  readonly blockedBecause: string | null;
};
