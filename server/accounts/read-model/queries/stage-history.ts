import { documentLabels } from "@/server/accounts/application/dto/document-words";
import type {
  HistoryLineDto,
  SellerMessageDto,
  StageDecisionDto,
} from "@/server/accounts/application/dto/stage-review-dto";
import { CHECK_FAILURES, MESSAGE_LABELS, STAGE_NAMES } from "@/server/accounts/application/dto/stage-review-words";
import { isCheckName } from "@/server/accounts/domain/value-objects/check-name";
import { DOCUMENT_KINDS } from "@/server/accounts/domain/value-objects/document-kind";
import { type ApplicationStage, isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { isPersonCheck } from "@/server/accounts/domain/value-objects/person-check";
import { stageOf } from "./column-values";
import type { CheckRow, CommandRow, DecisionRow, DocumentActRow, SubmissionRow } from "./stage-review-rows";

/** A decision with what was written beside it, opened. */
export type OpenedDecision = DecisionRow & { readonly words: Readonly<Record<string, unknown>> | null };

const GONE = "Somebody who has left";

const stageName = (text: string): string => {
  const stage = stageOf(text);
  return isApplicationStage(stage) ? STAGE_NAMES[stage] : text;
};

const DECIDED: Readonly<Record<string, string>> = {
  APPROVED: "approved",
  RETURNED: "sent back",
  REJECTED: "rejected",
};

const deciderOf = ({ decider, approver }: DecisionRow): string =>
  approver ? `${decider ?? GONE} and ${approver}` : (decider ?? GONE);

const MOST_LINES = 40;

type Happened = {
  readonly submissions: readonly SubmissionRow[];
  readonly checks: readonly CheckRow[];
  readonly decisions: readonly DecisionRow[];
  readonly documentActs: readonly DocumentActRow[];
};

function documentLine(kind: string, opener: string | null): string {
  const known = DOCUMENT_KINDS.find((one) => one === kind);
  const name = known ? documentLabels[known] : "Document";
  return opener === null ? `${name} added` : `${name} opened by ${opener}`;
}

/** What happened to an application, newest first. */
export function historyLines(
  openedAt: Date,
  { submissions, checks, decisions, documentActs }: Happened,
): HistoryLineDto[] {
  const lines = [
    ...submissions.map(({ stage, submission_no: no, saved_at: at }) => ({
      at,
      text: no > 1 ? `${stageName(stage)} sent again` : `${stageName(stage)} sent`,
    })),
    ...checks.flatMap(({ check_name: check, overridden_at: at, overrider }) =>
      at && isCheckName(check) ? [{ at, text: `${CHECK_FAILURES[check]}: overridden by ${overrider ?? GONE}` }] : [],
    ),
    ...decisions.map((row) => ({
      at: row.decided_at,
      text: `${stageName(row.stage)} ${DECIDED[row.decision] ?? row.decision} by ${deciderOf(row)}`,
    })),
    ...documentActs.map(({ kind, at, opener }) => ({ at, text: documentLine(kind, opener) })),
    { at: openedAt, text: "Application opened" },
  ];
  return lines.sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, MOST_LINES);
}

/** What the applicant was told, newest first; of a return the words are those of its decision. */
export function sellerMessages(
  commands: readonly CommandRow[],
  decisions: readonly OpenedDecision[],
): SellerMessageDto[] {
  return commands
    .filter(({ name }) => name === "TELL")
    .map(({ message, stage, ordered_at: orderedAt, done_at: at }) => {
      const label = Object.entries(MESSAGE_LABELS).find(([known]) => known === message)?.[1] ?? "Message";
      const returned = decisions.find(
        (one) => message === "RETURNED" && one.stage === stage && one.decided_at.getTime() === orderedAt.getTime(),
      );
      const text = returned?.words?.["message"];
      return {
        at,
        label: stage ? `${label}: ${stageName(stage)}` : label,
        text: typeof text === "string" ? text : null,
      };
    });
}

/** How the stage was decided last, where its newest submission was. */
export function decisionOf(stage: ApplicationStage, decisions: readonly OpenedDecision[]): StageDecisionDto | null {
  const latest = decisions.find((one) => one.stage === stage);
  if (!latest) return null;
  const note = latest.words?.["note"] ?? latest.words?.["message"];
  const label = DECIDED[latest.decision] ?? latest.decision;
  return {
    label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
    by: deciderOf(latest),
    at: latest.decided_at,
    note: typeof note === "string" ? note : null,
    ticked: latest.person_checks.filter(isPersonCheck),
  };
}
