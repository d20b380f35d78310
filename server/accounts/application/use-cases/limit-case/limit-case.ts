import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { decideWithin } from "../clear-case/decide-within";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import { sendStatementWithin } from "../send-statement/send-statement-within";
import type { LimitCaseInput } from "./limit-case.schema";

export type AccountLimited = { readonly auditEntryId: string; readonly caseId: string; readonly until: Date };

const DAY_MS = 86_400_000;

/**
 * The decision LIMIT: the case closes and its account has no more than the chosen level gives, until the date; the
 * holder is sent the reasons. All in one commit, or nothing. A later limit takes the place of an earlier one.
 */
export const limitCase =
  (deps: CaseDeps) =>
  (input: LimitCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AccountLimited>> => {
    const { version, reasonCode, level, days, note } = input;
    return onCase(deps, { action: "case.limit", input, actor, origin }, async (write, caseId) => {
      const answer = { outcome: "LIMIT", reasonCode, note } as const;
      const decided = await decideWithin(write, { caseId, version, answer, by: actor.accountId });
      if (!decided.ok) return decided;
      const account = await write.accounts.find(decided.value.accountId);
      if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
      if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "staff.deactivate" });
      const until = new Date(write.at.getTime() + days * DAY_MS);
      const by = actor.accountId;
      await write.limits.put({ accountId: account.id, level, since: write.at, until, reasonCode, by });
      const statement = { account, decision: "LIMIT", reasonCode, until, decidedBy: by, isAutomated: false } as const;
      await sendStatementWithin(write, statement);
      return done({ auditEntryId: write.auditEntryId, caseId, until });
    });
  };
