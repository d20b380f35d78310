import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ClearCaseInput } from "./clear-case.schema";
import { decideWithin } from "./decide-within";
import { type CaseDeps, onCase } from "./on-case";

export type CaseDecided = { readonly auditEntryId: string; readonly caseId: string; readonly accountId: string };

/** Clears a case: it closes, and comes back only on new evidence. CONFLICT when somebody decided first. */
export const clearCase =
  (deps: CaseDeps) =>
  (input: ClearCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<CaseDecided>> => {
    const { reasonCode, note } = input;
    return onCase(deps, { action: "case.clear", input, actor, origin }, async (write, caseId) => {
      const decided = await decideWithin(write, {
        caseId,
        version: input.version,
        answer: { outcome: "CLEAR", reasonCode, note },
        by: actor.accountId,
      });
      if (!decided.ok) return decided;
      return done({ auditEntryId: write.auditEntryId, caseId, accountId: decided.value.accountId });
    });
  };
