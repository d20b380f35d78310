import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import type { VerifyCaseInput } from "./verify-case.schema";
import { verifyWithin } from "./verify-within";

export type HolderAsked = { readonly auditEntryId: string; readonly caseId: string; readonly until: Date };

/**
 * The decision VERIFY: the holder is asked to prove that it is them, and the case waits for that, its clock stopped, for
 * three days at most. Refuses a holder who could not answer, and CONFLICT when somebody decided or asked first.
 */
export const verifyCase =
  (deps: CaseDeps) =>
  (input: VerifyCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<HolderAsked>> =>
    onCase(deps, { action: "case.verify", input, actor, origin }, async (write, caseId) => {
      const asked = await verifyWithin(write, { ...input, caseId, by: actor.accountId });
      return asked.ok ? done({ auditEntryId: write.auditEntryId, caseId, until: asked.value }) : asked;
    });
