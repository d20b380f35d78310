import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { askStatusWithin, type StatusAsked } from "../change-status/ask-status-within";
import { decideWithin } from "../clear-case/decide-within";
import type { SuspendCaseInput } from "./suspend-case.schema";

export type SuspendCaseDeps = { readonly unitOfWork: UnitOfWork; readonly cases: CaseDirectory };

/**
 * The decision SUSPEND: the case closes, its account is contained as far as one person may, and a second person is
 * asked for the suspension, all in one commit or nothing. CONFLICT when somebody decided first.
 */
export const suspendCase =
  ({ unitOfWork, cases }: SuspendCaseDeps) =>
  async (input: SuspendCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<StatusAsked>> => {
    const caseId = caseIdFrom(input.caseId);
    const accountId = await cases.accountOf(caseId);
    const { version, reasonCode, note } = input;
    return unitOfWork(
      {
        action: "case.suspend",
        actor,
        origin,
        subject: { type: "CASE", id: caseId },
        accounts: accountId ? [accountId] : [],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const answer = { outcome: "SUSPEND", reasonCode, note } as const;
        const decided = await decideWithin(write, { caseId, version, answer, by: actor.accountId });
        if (!decided.ok) return decided;
        const { accountId } = decided.value;
        return askStatusWithin(write, { accountId, to: "SUSPENDED", reasonCode, note, by: actor });
      },
    );
  };
