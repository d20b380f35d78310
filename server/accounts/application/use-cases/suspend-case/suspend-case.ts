import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Result } from "@/server/accounts/domain/result";
import { askStatusWithin, type StatusAsked } from "../change-status/ask-status-within";
import { decideWithin } from "../clear-case/decide-within";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import type { SuspendCaseInput } from "./suspend-case.schema";

/**
 * The decision SUSPEND: the case closes, its account is contained as far as one person may, and a second person is
 * asked for the suspension, all in one commit or nothing. CONFLICT when somebody decided first.
 */
export const suspendCase =
  (deps: CaseDeps) =>
  (input: SuspendCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<StatusAsked>> => {
    const { version, reasonCode, note } = input;
    return onCase(deps, { action: "case.suspend", input, actor, origin }, async (write, caseId) => {
      const answer = { outcome: "SUSPEND", reasonCode, note } as const;
      const decided = await decideWithin(write, { caseId, version, answer, by: actor.accountId });
      if (!decided.ok) return decided;
      const { accountId } = decided.value;
      return askStatusWithin(write, { accountId, to: "SUSPENDED", reasonCode, note, by: actor });
    });
  };
