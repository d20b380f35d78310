import type { OwnStatementDto } from "@/server/accounts/application/dto/hold-dto";
import type {
  SellingDto,
  SellingEndDto,
  SellingEventDto,
  SellingState,
  SellingTaskDto,
  TaskStatus,
} from "@/server/accounts/application/dto/selling-dto";
import { SENT_STAGES, type SentStage } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import { rejectionWords } from "@/server/accounts/domain/domain-services/rejection-words-service";
import type { OnboardingState, StageRecord } from "@/server/accounts/domain/entities/seller-onboarding";
import { sellerDeskPolicy } from "@/server/accounts/domain/policies/seller-desk-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
  type OnboardingStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { stageOf } from "./column-values";
import { wordsOf } from "./own-statements";
import { type Fields, fieldsOf, prefilled } from "./selling-fields";

export type ApplicationRow = {
  readonly id: string;
  readonly account_id: string;
  readonly store_name: string;
  readonly gst_number: string;
  readonly stage: string;
  readonly state: unknown;
  readonly is_paused: boolean;
  readonly opened_at: Date;
};

export type SubmissionRow = {
  readonly stage: string;
  readonly submission_no: number;
  readonly fields: unknown;
  readonly sealed: Uint8Array | null;
  readonly saved_at: Date;
};

export type DecisionRow = {
  readonly stage: string;
  readonly decision: string;
  readonly sealed: Uint8Array | null;
  readonly decided_at: Date;
};

export type Opened<Row> = Row & { readonly private: Readonly<Record<string, unknown>> };

/** Each the newest first. */
export type SellingFacts = {
  readonly submissions: readonly Opened<SubmissionRow>[];
  readonly decisions: readonly Opened<DecisionRow>[];
  readonly statements: readonly OwnStatementDto[];
};

export function toSelling(row: ApplicationRow, facts: SellingFacts): SellingDto {
  const stage = stageOf(row.stage);
  const onboarding = onboardingOf(row);
  const inHand = stageInHand(stage, onboarding);
  const typed = (one: SentStage) => fieldsOf(facts.submissions, one);
  const tasks = SENT_STAGES.map((one) => taskOf(one, { row, onboarding, inHand, facts, typed }));
  return {
    id: row.id,
    reference: applicationReference(applicationIdFrom(row.id)),
    storeName: row.store_name,
    gstNumber: row.gst_number,
    openedAt: row.opened_at,
    state: stateOf(stage, onboarding),
    tasks,
    openStage: tasks.find(({ isOpen }) => isOpen)?.stage ?? null,
    sendBy: onboarding.timers.EXPIRE ? new Date(onboarding.timers.EXPIRE) : null,
    decisionHours: sellerDeskPolicy.decisionBusinessHours,
    history: historyOf(row, onboarding, facts),
    ended: endOf(onboarding, facts),
  };
}

/** Written from that very type, and a CHECK holds it to the stage of its row; null where there was no saga yet. */
function onboardingOf({ id, account_id, state, opened_at: at }: ApplicationRow): OnboardingState {
  if (state !== null) return state as OnboardingState;
  const ids = { sagaId: applicationIdFrom(id), accountId: accountIdFrom(account_id) };
  return beginOnboarding({ ...ids, kycBefore: "CONTACT", at });
}

const stageInHand = (stage: OnboardingStage, { reopened }: OnboardingState): ApplicationStage | null =>
  reopened ?? (isApplicationStage(stage) ? stage : null);

function stateOf(stage: OnboardingStage, { paused, completing }: OnboardingState): SellingState {
  if (stage === "REJECTED" || stage === "WITHDRAWN" || stage === "EXPIRED") return stage;
  if (!isApplicationStage(stage)) return "SELLING";
  if (paused.length > 0) return "PAUSED";
  return stage === "FINAL" || completing ? "LAST_LOOK" : "UNDER_WAY";
}

type TaskFacts = {
  readonly row: ApplicationRow;
  readonly onboarding: OnboardingState;
  readonly inHand: ApplicationStage | null;
  readonly facts: SellingFacts;
  readonly typed: (stage: SentStage) => Fields | null;
};

function taskOf(stage: SentStage, { row, onboarding, inHand, facts, typed }: TaskFacts): SellingTaskDto {
  const record = onboarding.stages[stage];
  const own = facts.submissions.filter((one) => one.stage === stage);
  const draft = own.find(({ submission_no }) => submission_no === 0);
  const sent = own.find(({ submission_no }) => submission_no > 0);
  const isWaitedFor = record.status === "OPEN" || record.status === "RETURNED";
  const isOpen = stage === inHand && isWaitedFor && !onboarding.ended && onboarding.paused.length === 0;
  const asked = facts.decisions.find((one) => one.stage === stage && one.decision === "RETURNED");
  const { returned } = record;
  return {
    stage,
    status: statusOf(record, { isInHand: stage === inHand, hasDraft: draft !== undefined }),
    returned: returned && { message: returned.message, at: asked?.decided_at ?? null, until: new Date(returned.until) },
    fields: typed(stage) ?? prefilled(stage, { storeName: row.store_name, gstNumber: row.gst_number, typed }),
    savedAt: draft && (!sent || draft.saved_at > sent.saved_at) ? draft.saved_at : null,
    draftKeptAt: draft?.saved_at ?? null,
    sentAt: sent?.saved_at ?? null,
    isOpen,
  };
}

function statusOf(
  { status, stood }: StageRecord,
  { isInHand, hasDraft }: { readonly isInHand: boolean; readonly hasDraft: boolean },
): TaskStatus {
  if (status === "APPROVED") return "COMPLETED";
  if (status === "SUBMITTED") return "IN_REVIEW";
  if (status === "RETURNED") return "ACTION_NEEDED";
  if (!isInHand) return stood ? "COMPLETED" : "CANNOT_START";
  return hasDraft ? "IN_PROGRESS" : "NOT_STARTED";
}

const DECIDED: Readonly<Record<string, SellingEventDto["kind"]>> = {
  APPROVED: "APPROVED",
  RETURNED: "RETURNED",
  REJECTED: "REJECTED",
};

function historyOf(
  { opened_at }: ApplicationRow,
  { ended }: OnboardingState,
  { submissions, decisions }: SellingFacts,
): readonly SellingEventDto[] {
  const sent = submissions.filter(({ submission_no }) => submission_no > 0);
  const events: readonly SellingEventDto[] = [
    { at: opened_at, kind: "OPENED", stage: null, message: null },
    ...sent.map(({ stage, saved_at }) => event(saved_at, "SENT", stage, null)),
    ...decisions.map((one) => {
      const message = wordsOf(one.private["message"]);
      return event(one.decided_at, DECIDED[one.decision] ?? "APPROVED", one.stage, message || null);
    }),
    ...(ended && ended.how !== "REJECTED" ? [event(new Date(ended.at), ended.how, null, null)] : []),
  ];
  return [...events].sort((one, other) => other.at.getTime() - one.at.getTime());
}

const event = (
  at: Date,
  kind: SellingEventDto["kind"],
  stage: string | null,
  message: string | null,
): SellingEventDto => ({ at, kind, stage: APPLICATION_STAGES.find((one) => one === stage) ?? null, message });

/** The statement of this very rejection: none that was sent before the application was opened. */
function endOf({ ended }: OnboardingState, { statements }: SellingFacts): SellingEndDto | null {
  if (!ended) return null;
  return {
    at: new Date(ended.at),
    reason: ended.reason && rejectionWords(ended.reason),
    reapplyFrom: ended.reapplyFrom ? new Date(ended.reapplyFrom) : null,
    statement: ended.how === "REJECTED" ? (statements.find(isRejection) ?? null) : null,
  };
}

const isRejection = ({ decision }: OwnStatementDto): boolean => decision === "REJECT_SELLER";
