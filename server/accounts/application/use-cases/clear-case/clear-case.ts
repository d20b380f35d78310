import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { ClearCaseInput } from "./clear-case.schema";
import { decideWithin } from "./decide-within";

export type CaseDecided = { readonly auditEntryId: string; readonly caseId: string; readonly accountId: string };

/** Clears a case: it closes, and comes back only on new evidence. CONFLICT when somebody decided first. */
export const clearCase =
  ({ unitOfWork, cases }: { readonly unitOfWork: UnitOfWork; readonly cases: CaseDirectory }) =>
  async (input: ClearCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<CaseDecided>> => {
    const caseId = caseIdFrom(input.caseId);
    const accountId = await cases.accountOf(caseId);
    const { reasonCode, note } = input;
    return unitOfWork(
      {
        action: "case.clear",
        actor,
        origin,
        subject: { type: "CASE", id: caseId },
        accounts: accountId ? [accountId] : [],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const decided = await decideWithin(write, {
          caseId,
          version: input.version,
          answer: { outcome: "CLEAR", reasonCode, note },
          by: actor.accountId,
        });
        if (!decided.ok) return decided;
        return done({ auditEntryId: write.auditEntryId, caseId, accountId: decided.value.accountId });
      },
    );
  };
