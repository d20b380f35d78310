import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { isLockOf } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { withdrawWithin } from "../withdraw-request/withdraw-request";

type Answered = { readonly accountId: AccountId; readonly at: Date; readonly by: StaffActor };

/** Everything an answer did beside the case. It was one commit, so its moment tells what belongs to it. */
export async function undoEffectsWithin(
  write: WritableRepositories,
  answeredCase: ReviewCase,
  by: StaffActor,
): Promise<Result<null>> {
  const { accountId } = answeredCase;
  const decision = answeredCase.state === "DECIDED" ? answeredCase.decision : null;
  const at = decision?.at ?? (answeredCase.state === "OPEN" ? answeredCase.waiting?.since : undefined);
  if (!at) return done(null);
  const answered = { accountId, at, by };
  await write.notifications.takeBack(accountId, at);
  await write.statements.withdraw(accountId, at);
  switch (decision?.outcome) {
    case "LIMIT":
      return await removeLimit(write, answered);
    case "LOCK": {
      const withdrawn = await withdrawAsked(write, "account.lock", answered);
      return withdrawn.ok ? await unlock(write, answered) : withdrawn;
    }
    case "SUSPEND":
      return await withdrawAsked(write, "account.change-status", answered);
    default:
      return done(null);
  }
}

async function removeLimit(write: WritableRepositories, { accountId, at, by }: Answered): Promise<Result<null>> {
  const limit = await write.limits.find(accountId);
  if (limit?.by === by.accountId && limit.since.getTime() === at.getTime()) await write.limits.remove(accountId);
  return done(null);
}

/** An earlier lock that was only made longer is lifted by hand: what it was before is not known any more. */
async function unlock(write: WritableRepositories, { accountId, at, by }: Answered): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const lock = activeLock(account, write.at);
  if (!lock) return done(null);
  if (!isLockOf(lock, { by: by.accountId, since: at })) {
    return invalid("caseId", "An earlier lock was made longer. Unlock the account instead.");
  }
  const decided = unlockAccount(account, { by: by.accountId, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done(null);
}

/** What came with the answer and waits for a second person. */
async function withdrawAsked(
  write: WritableRepositories,
  action: ApprovalAction,
  { accountId, at, by }: Answered,
): Promise<Result<null>> {
  const waiting = await write.approvals.findPending(action, accountId);
  if (waiting?.requestedBy !== by.accountId || waiting.requestedAt.getTime() !== at.getTime()) return done(null);
  const withdrawn = await withdrawWithin(write, waiting, by);
  return withdrawn.ok ? done(null) : withdrawn;
}
