import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";
import type { ReasonAgainst } from "@/server/accounts/domain/value-objects/status-reason";
import { decideWithin } from "../clear-case/decide-within";
import { sendStatementWithin } from "../send-statement/send-statement-within";

export type LimitOrder = {
  readonly caseId: CaseId;
  readonly version: number;
  readonly reasonCode: ReasonAgainst;
  readonly level: LimitLevel;
  readonly days: number;
  readonly note: string;
  readonly by: AccountId;
};

const DAY_MS = 86_400_000;

/** Within a running unit of work: the case closes, its account is limited and its holder told, or none of it. */
export async function limitWithin(write: WritableRepositories, order: LimitOrder): Promise<Result<Date>> {
  const { caseId, version, reasonCode, level, days, note, by } = order;
  const decided = await decideWithin(write, { caseId, version, answer: { outcome: "LIMIT", reasonCode, note }, by });
  if (!decided.ok) return decided;
  const account = await write.accounts.find(decided.value.accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "staff.deactivate" });
  const until = new Date(write.at.getTime() + days * DAY_MS);
  await write.limits.put({ accountId: account.id, level, since: write.at, until, reasonCode, by });
  const statement = { account, decision: "LIMIT", reasonCode, until, decidedBy: by, isAutomated: false } as const;
  await sendStatementWithin(write, statement);
  return done(until);
}
