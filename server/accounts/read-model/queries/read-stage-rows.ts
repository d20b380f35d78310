import type { WaitingRequestDto } from "@/server/accounts/application/dto/account-dto";
import { approvalTypeLabel } from "@/server/accounts/application/dto/approval-words";
import type { StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { type AccountNames, readAccountNames } from "./audit-rows";
import type { ReadRows, Statement } from "./read-pool";
import { grants, type Reader } from "./reader";
import { readStaff } from "./staff-list";
import {
  type ApplicationRow,
  type CheckRow,
  type CommandRow,
  checksOf,
  commandsOf,
  type DecisionRow,
  type DocumentActRow,
  decisionsOf,
  documentActsOf,
  nextOnDesk,
  type SubmissionRow,
  sharesBrowser,
  submissionsOf,
} from "./stage-review-rows";

export type StageRows = {
  readonly submissions: readonly SubmissionRow[];
  readonly checks: readonly CheckRow[];
  readonly decisions: readonly DecisionRow[];
  readonly documentActs: readonly DocumentActRow[];
  readonly commands: readonly CommandRow[];
  /** By name, those that are not done yet. */
  readonly waitingCommands: readonly string[];
  /** Of related accounts and of whoever approved a stage. */
  readonly names: AccountNames;
  readonly nameOf: (accountId: string) => string;
  readonly isLinked: boolean;
  readonly waitingRejection: WaitingRequestDto | null;
  readonly next: { readonly id: string; readonly storeName: string } | null;
  readonly colleagues: readonly { readonly accountId: string; readonly name: string }[];
};

type Wanted = {
  readonly row: ApplicationRow;
  readonly state: OnboardingState;
  readonly stage: ApplicationStage;
  readonly reader: Reader;
  readonly at: Date;
};

const rejectionWaiting: Statement = {
  name: "stage-review-rejection",
  text: `SELECT id, "order", requested_by_name, expires_at FROM approval_request
          WHERE account_id = $1 AND state = 'PENDING' AND action = 'case.reject-seller' AND expires_at > $2
          ORDER BY requested_at DESC LIMIT 1`,
};

type RequestRow = { id: string; order: StoredOrder; requested_by_name: string; expires_at: Date };

/** What stands in the rows of an application, in two round trips. */
export async function readStageRows(read: ReadRows, { row, state, stage, reader, at }: Wanted): Promise<StageRows> {
  const [submissions, checks, decisions, documentActs, commands, [linked], [asked], [next], staff] = await Promise.all([
    read<SubmissionRow>(submissionsOf, [row.id, stage, state.stages[stage].submissionNo]),
    read<CheckRow>(checksOf, [row.id]),
    read<DecisionRow>(decisionsOf, [row.id]),
    read<DocumentActRow>(documentActsOf, [row.id]),
    read<CommandRow>(commandsOf, [row.id]),
    read<{ linked: boolean }>(sharesBrowser, [reader.accountId, row.account_id]),
    read<RequestRow>(rejectionWaiting, [row.account_id, at]),
    read<{ id: string; store_name: string }>(nextOnDesk, [row.id]),
    readStaff(read),
  ]);
  const approvers = APPLICATION_STAGES.map((one) => state.stages[one].approvedBy);
  const related = reader.seesLinks ? checks.flatMap((one) => one.related_account_ids) : [];
  const names = await readAccountNames(read, [...approvers, ...related]);
  return {
    submissions,
    checks,
    decisions,
    documentActs,
    commands,
    waitingCommands: commands.filter((one) => one.done_at === null).map(({ name }) => name),
    names,
    nameOf: (id) => names.get(id)?.name.text ?? "Somebody who has left",
    isLinked: linked?.linked ?? false,
    waitingRejection: asked
      ? {
          id: asked.id,
          type: approvalTypeLabel("case.reject-seller", asked.order),
          requestedBy: asked.requested_by_name,
          expiresAt: asked.expires_at,
        }
      : null,
    next: next ? { id: next.id, storeName: next.store_name } : null,
    colleagues: staff
      .filter(({ role }) => grants(role, "seller.approve-stage"))
      .map(({ accountId, name }) => ({ accountId, name })),
  };
}
