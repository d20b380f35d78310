import type { CaseAnswer, CaseFacts, CaseWaiting, ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isSystemActor, TRUST_ENGINE } from "@/server/accounts/domain/value-objects/actor-ref";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { isLockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import {
  CLEARED_BY_TIME,
  isClearReason,
  isFlagReason,
  isVerifyReason,
} from "@/server/accounts/domain/value-objects/review-reason";
import { isRiskLevel, type RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { staffNoteFrom } from "@/server/accounts/domain/value-objects/staff-note";
import { isReasonAgainst } from "@/server/accounts/domain/value-objects/status-reason";
import type { ReviewCaseModel } from "../generated/models/ReviewCase";
import { stored } from "../stored-value";

export function toReviewCase(row: ReviewCaseModel): ReviewCase {
  const { decision, reasonCode, decidedBy, decidedAt } = row;
  if (decision === "CLEAR" && reasonCode === CLEARED_BY_TIME && decidedAt !== null) {
    const byTime = { outcome: decision, reasonCode, note: null, by: TRUST_ENGINE, at: decidedAt } as const;
    return { ...factsOf(row), state: "DECIDED", decision: byTime };
  }
  if (decision === null || reasonCode === null || decidedBy === null || decidedAt === null) {
    const waiting = waitingOf(row);
    return { ...factsOf(row), state: "OPEN", ...(waiting ? { waiting } : {}) };
  }
  const answer = toAnswer({ outcome: decision, reasonCode, note: row.note });
  return { ...factsOf(row), state: "DECIDED", decision: { ...answer, by: accountIdFrom(decidedBy), at: decidedAt } };
}

function waitingOf(row: ReviewCaseModel): CaseWaiting | null {
  const { waitingSince: since, waitingUntil: until, waitingReason, waitingBy, waitingNote } = row;
  if (since === null || until === null || waitingReason === null || waitingBy === null) return null;
  const reasonCode = stored(waitingReason, isVerifyReason, "review_case.waiting_reason");
  const note = waitingNote === null ? null : staffNoteFrom(waitingNote);
  return { reasonCode, note, by: accountIdFrom(waitingBy), since, until };
}

const factsOf = (row: ReviewCaseModel): CaseFacts => ({
  id: caseIdFrom(row.id),
  accountId: accountIdFrom(row.accountId),
  reasons: textsIn(row.reasons).map((reason) => stored(reason, isFlagReason, "review_case.reasons")),
  riskLevel: stored(row.riskLevel, isRiskLevel, "review_case.risk_level"),
  scoreMilli: row.scoreMilli,
  exposureMinor: Number(row.exposureMinor),
  openedAt: row.openedAt,
  dueAt: row.dueAt,
  version: row.version,
});

const textsIn = (json: unknown): readonly string[] =>
  Array.isArray(json) ? json.filter((item) => typeof item === "string") : [];

function toAnswer({
  outcome,
  reasonCode,
  note,
}: {
  outcome: string;
  reasonCode: string;
  note: string | null;
}): CaseAnswer {
  if (outcome === "LOCK") {
    return {
      outcome,
      reasonCode: stored(reasonCode, isLockReason, "review_case.reason_code"),
      note: staffNoteFrom(note ?? ""),
    };
  }
  if (outcome === "SUSPEND" || outcome === "LIMIT") {
    return {
      outcome,
      reasonCode: stored(reasonCode, isReasonAgainst, "review_case.reason_code"),
      note: staffNoteFrom(note ?? ""),
    };
  }
  if (outcome === "CLEAR") {
    return {
      outcome,
      reasonCode: stored(reasonCode, isClearReason, "review_case.reason_code"),
      note: note === null ? null : staffNoteFrom(note),
    };
  }
  throw new Error(`review_case.decision holds "${outcome}", which this version does not know.`);
}

/** The queue's second key: the worst first. */
const RISK_RANK: Readonly<Record<RiskLevel, number>> = { CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3 };

export function reviewCaseColumns(reviewCase: ReviewCase) {
  const decision = reviewCase.state === "DECIDED" ? reviewCase.decision : null;
  return {
    id: reviewCase.id,
    accountId: reviewCase.accountId,
    state: reviewCase.state,
    reasons: [...reviewCase.reasons],
    riskLevel: reviewCase.riskLevel,
    riskRank: RISK_RANK[reviewCase.riskLevel],
    scoreMilli: reviewCase.scoreMilli,
    exposureMinor: BigInt(reviewCase.exposureMinor),
    openedAt: reviewCase.openedAt,
    dueAt: reviewCase.dueAt,
    decision: decision?.outcome ?? null,
    reasonCode: decision?.reasonCode ?? null,
    note: decision?.note ?? null,
    decidedBy: decision && !isSystemActor(decision.by) ? decision.by : null,
    decidedAt: decision?.at ?? null,
    ...waitingColumns(reviewCase.state === "OPEN" ? (reviewCase.waiting ?? null) : null),
    version: reviewCase.version,
  };
}

const waitingColumns = (waiting: CaseWaiting | null) => ({
  waitingSince: waiting?.since ?? null,
  waitingUntil: waiting?.until ?? null,
  waitingReason: waiting?.reasonCode ?? null,
  waitingNote: waiting?.note ?? null,
  waitingBy: waiting?.by ?? null,
});
