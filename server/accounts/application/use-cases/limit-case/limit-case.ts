import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import type { LimitCaseInput } from "./limit-case.schema";
import { limitWithin } from "./limit-within";

export type AccountLimited = { readonly auditEntryId: string; readonly caseId: string; readonly until: Date };

/**
 * The decision LIMIT: the case closes and its account has no more than the chosen level gives, until the date; the
 * holder is sent the reasons. All in one commit, or nothing. A later limit takes the place of an earlier one.
 */
export const limitCase =
  (deps: CaseDeps) =>
  (input: LimitCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AccountLimited>> =>
    onCase(deps, { action: "case.limit", input, actor, origin }, async (write, caseId) => {
      const limited = await limitWithin(write, { ...input, caseId, by: actor.accountId });
      return limited.ok ? done({ auditEntryId: write.auditEntryId, caseId, until: limited.value }) : limited;
    });
