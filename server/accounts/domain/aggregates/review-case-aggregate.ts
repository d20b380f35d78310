import type { DomainEvent } from "../domain-events/domain-event";
import { refusalToDecideOnOwn } from "../domain-services/authorization-service";
import type {
  CaseAnswer,
  CaseFacts,
  CaseWaiting,
  DecidedCase,
  OpenCase,
  ReviewCase,
  WaitingCase,
} from "../entities/review-case";
import { caseDueAt, type ReviewPolicy } from "../policies/review-policy";
import { done, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import { TRUST_ENGINE } from "../value-objects/actor-ref";
import type { CaseId } from "../value-objects/case-id";
import { isLockReason } from "../value-objects/lock-reason";
import { invalid } from "../value-objects/printable-text";
import { CLEARED_BY_TIME, type FlagReason, isClearReason, type ReviewOutcome } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import { parseStaffNote } from "../value-objects/staff-note";
import { isReasonAgainst } from "../value-objects/status-reason";

export type Flag = {
  /** The id of the case that this flag opens, if it opens one. */
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly reason: FlagReason;
  readonly riskLevel: RiskLevel;
  readonly scoreMilli: number;
  readonly exposureMinor: number;
  /** When the newest evidence against the account was recorded; null without any. */
  readonly evidenceAt: Date | null;
  readonly at: Date;
};

/** `reviewCase` is the very same object when the flag changed nothing, and null when there is no case to speak of. */
export type CaseOutcome<Case extends ReviewCase | null = ReviewCase> = {
  readonly reviewCase: Case;
  readonly events: readonly DomainEvent[];
};

/**
 * A flag joins the open case, or opens one. An account decided on before comes back only on evidence recorded since,
 * or when a person flags it.
 */
export function flagAccount(
  latest: ReviewCase | null,
  flag: Flag,
  policy: ReviewPolicy,
): CaseOutcome<ReviewCase | null> {
  if (latest?.state === "OPEN") return { reviewCase: joinedBy(latest, flag, policy), events: [] };
  if (latest && !comesBack(latest.decision.at, flag, policy)) return { reviewCase: latest, events: [] };
  return openCase(flag, policy);
}

/** One answer per case: whoever comes second gets CONFLICT, naming the first. Never about one's own account. */
export function decideCase(
  reviewCase: ReviewCase,
  { answer, by, at }: { readonly answer: CaseAnswer; readonly by: AccountId; readonly at: Date },
): Result<CaseOutcome> {
  if (reviewCase.state === "DECIDED") {
    const first = reviewCase.decision;
    return refuse({ code: "CONFLICT", what: "case", by: first.by, at: first.at.toISOString() });
  }
  const { outcome, reasonCode } = answer;
  const facts = { accountId: reviewCase.accountId, occurredAt: at, caseId: reviewCase.id, outcome, reasonCode, by };
  return (
    refusalToDecideOnOwn(by, reviewCase.accountId) ??
    done({
      reviewCase: { ...reviewCase, state: "DECIDED", decision: { ...answer, by, at } },
      events: [{ type: "ReviewCaseDecided", ...facts }],
    })
  );
}

type Question = Pick<CaseWaiting, "reasonCode" | "note" | "by"> & { readonly at: Date };

/**
 * Asks the holder, and lets the case wait: its due time moves by the whole wait, and back when the answer comes sooner.
 * CONFLICT, naming who was first, for a case that is decided or waits already.
 */
export function askHolder(
  reviewCase: ReviewCase,
  { reasonCode, note, by, at }: Question,
  { waitHours }: Pick<ReviewPolicy, "waitHours">,
): Result<CaseOutcome<WaitingCase>> {
  const first = reviewCase.state === "DECIDED" ? reviewCase.decision : waitOf(reviewCase, at);
  if (first) {
    const since = "since" in first ? first.since : first.at;
    return refuse({ code: "CONFLICT", what: "case", by: first.by, at: since.toISOString() });
  }
  if (reviewCase.state === "DECIDED") return refuse({ code: "CONFLICT", what: "case" });
  const own = refusalToDecideOnOwn(by, reviewCase.accountId);
  if (own) return own;
  const until = new Date(at.getTime() + waitHours * 3_600_000);
  const { id: caseId, accountId } = reviewCase;
  const facts = { accountId, occurredAt: at, caseId, outcome: "VERIFY", reasonCode, by } as const;
  const waiting = { reasonCode, note, by, since: at, until };
  const dueAt = later(reviewCase.dueAt, until.getTime() - at.getTime());
  return done({ reviewCase: { ...reviewCase, dueAt, waiting }, events: [{ type: "ReviewCaseDecided", ...facts }] });
}

/** The holder proved that it is them: the case is back, with that for a reason. Null where nobody waits for it. */
export function holderAnswered(reviewCase: ReviewCase, at: Date): CaseOutcome<OpenCase> | null {
  const waiting = reviewCase.state === "OPEN" ? waitOf(reviewCase, at) : null;
  if (reviewCase.state !== "OPEN" || !waiting) return null;
  const { id: caseId, accountId, riskLevel } = reviewCase;
  const dueAt = later(reviewCase.dueAt, at.getTime() - waiting.until.getTime());
  const reasons = [
    ...reviewCase.reasons.filter((reason) => reason !== "HOLDER_CONFIRMED"),
    "HOLDER_CONFIRMED" as const,
  ];
  return {
    reviewCase: { ...reviewCase, reasons, dueAt, waiting: null },
    events: [{ type: "ReviewCaseOpened", accountId, occurredAt: at, caseId, reasons, riskLevel, dueAt }],
  };
}

/** The wait that holds at this moment. */
const waitOf = ({ waiting }: OpenCase, at: Date): CaseWaiting | null =>
  waiting && at < waiting.until ? waiting : null;

const later = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

/** The case comes back as it stood before its decision: the same reasons, in the same place of the queue. */
export function reopenCase({ decision: _, ...facts }: DecidedCase, at: Date): CaseOutcome<OpenCase> {
  const { id: caseId, accountId, reasons, riskLevel, dueAt } = facts;
  return {
    reviewCase: { ...facts, state: "OPEN", waiting: null },
    events: [{ type: "ReviewCaseOpened", accountId, occurredAt: at, caseId, reasons, riskLevel, dueAt }],
  };
}

type Undoing = { readonly by: AccountId; readonly at: Date };

/**
 * Takes the last answer back, its wait for the holder too. Only who gave it, and only for the seconds that the policy
 * gives; a case that nobody answered stays as it is.
 */
export function undoAnswer(
  reviewCase: ReviewCase,
  { by, at }: Undoing,
  { undoSeconds }: Pick<ReviewPolicy, "undoSeconds">,
): Result<CaseOutcome> {
  const answered = reviewCase.state === "DECIDED" ? reviewCase.decision : waitOf(reviewCase, at);
  if (!answered) return done({ reviewCase, events: [] });
  const since = "since" in answered ? answered.since : answered.at;
  if (answered.by !== by) return refuse({ code: "CONFLICT", what: "case", by: answered.by, at: since.toISOString() });
  if (at.getTime() > since.getTime() + undoSeconds * 1000) return invalid("caseId", "The time to undo this is over.");
  if (reviewCase.state === "DECIDED") return done(reopenCase(reviewCase, at));
  const { waiting, id: caseId, accountId, reasons, riskLevel } = reviewCase;
  const dueAt = waiting ? later(reviewCase.dueAt, waiting.since.getTime() - waiting.until.getTime()) : reviewCase.dueAt;
  return done({
    reviewCase: { ...reviewCase, dueAt, waiting: null },
    events: [{ type: "ReviewCaseOpened", accountId, occurredAt: at, caseId, reasons, riskLevel, dueAt }],
  });
}

/** What opened the case faded before anybody looked: it ends by itself. */
export function clearByTime(open: OpenCase, at: Date): CaseOutcome {
  const { id: caseId, accountId } = open;
  const decided = { outcome: "CLEAR", reasonCode: CLEARED_BY_TIME, by: TRUST_ENGINE } as const;
  return {
    reviewCase: { ...open, state: "DECIDED", decision: { ...decided, note: null, at } },
    events: [{ type: "ReviewCaseDecided", accountId, occurredAt: at, caseId, ...decided }],
  };
}

/** Reads what a reviewer sent. The reason code has to belong to the outcome; all but CLEAR have to have a note. */
export function readCaseAnswer(sent: {
  readonly outcome: ReviewOutcome;
  readonly reasonCode: string;
  readonly note: string;
}): Result<CaseAnswer> {
  const { outcome, reasonCode } = sent;
  const note = sent.note.trim() === "" && outcome === "CLEAR" ? done(null) : parseStaffNote(sent.note);
  if (!note.ok) return note;
  if (outcome === "CLEAR" && isClearReason(reasonCode)) return done({ outcome, reasonCode, note: note.value });
  if (note.value === null) return invalid("reasonCode", "Choose a reason that belongs to this decision.");
  if (outcome === "LOCK" && isLockReason(reasonCode)) return done({ outcome, reasonCode, note: note.value });
  if ((outcome === "SUSPEND" || outcome === "LIMIT") && isReasonAgainst(reasonCode)) {
    return done({ outcome, reasonCode, note: note.value });
  }
  return invalid("reasonCode", "Choose a reason that belongs to this decision.");
}

function openCase(flag: Flag, policy: ReviewPolicy): CaseOutcome<OpenCase> {
  const { caseId, accountId, reason, riskLevel, scoreMilli, exposureMinor, at } = flag;
  const dueAt = caseDueAt(riskLevel, at, policy);
  const reasons = [reason];
  return {
    reviewCase: {
      id: caseId,
      accountId,
      state: "OPEN",
      reasons,
      riskLevel,
      scoreMilli,
      exposureMinor,
      openedAt: at,
      dueAt,
      version: 1,
    },
    events: [{ type: "ReviewCaseOpened", accountId, occurredAt: at, caseId, reasons, riskLevel, dueAt }],
  };
}

/** New evidence can only bring the due time nearer. */
function joinedBy(open: OpenCase, flag: Flag, policy: ReviewPolicy): OpenCase {
  const { reason, riskLevel, scoreMilli, exposureMinor } = flag;
  const due = caseDueAt(riskLevel, flag.at, policy);
  const joined: OpenCase = {
    ...open,
    reasons: open.reasons.includes(reason) ? open.reasons : [...open.reasons, reason],
    dueAt: due < open.dueAt ? due : open.dueAt,
    riskLevel,
    scoreMilli,
    exposureMinor,
  };
  return sameFacts(open, joined) ? open : joined;
}

const sameFacts = (a: CaseFacts, b: CaseFacts): boolean =>
  a.reasons === b.reasons &&
  a.riskLevel === b.riskLevel &&
  a.scoreMilli === b.scoreMilli &&
  a.exposureMinor === b.exposureMinor &&
  a.dueAt.getTime() === b.dueAt.getTime();

const comesBack = (decidedAt: Date, { reason, evidenceAt }: Flag, policy: ReviewPolicy): boolean =>
  policy.reasonsWithoutNewEvidence.includes(reason) || (evidenceAt !== null && evidenceAt > decidedAt);
