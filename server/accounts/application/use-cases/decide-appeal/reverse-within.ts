import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { endWaiting } from "@/server/accounts/domain/aggregates/seller-application-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { StatementOfReasons } from "@/server/accounts/domain/entities/statement-of-reasons";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AppealOutcome } from "@/server/accounts/domain/value-objects/appeal-outcome";
import { requestApprovalWithin } from "../request-approval/request-approval-within";

/** What an answer changed: nothing, the lock or the limit is gone, they may apply again, or a second person is asked. */
export type Reversal = "NOTHING" | "LOCK_LIFTED" | "LIMIT_LIFTED" | "ACTIVATION_ASKED" | "MAY_REAPPLY";

export type ReversalOrder = {
  readonly account: Account;
  readonly statement: StatementOfReasons;
  readonly outcome: AppealOutcome;
  readonly note: string;
  readonly by: StaffActor;
};

/** Takes back what was appealed, where it still stands: a decision that another one has replaced is not touched. */
export async function reverseWithin(
  write: WritableRepositories,
  { account, statement, outcome, note, by }: ReversalOrder,
): Promise<Result<Reversal>> {
  const latest = await write.statements.findLatest(account.id, statement.decision);
  if (outcome === "UPHELD" || latest?.id !== statement.id) return done("NOTHING");
  if (statement.decision === "LOCK") return liftLock(write, account, by);
  if (statement.decision === "LIMIT") return liftLimit(write, account);
  if (statement.decision === "REJECT_SELLER") return letReapply(write, account);
  if (statement.decision !== "SUSPEND" || account.status !== "SUSPENDED") return done("NOTHING");
  const asked = await requestApprovalWithin(write, {
    action: "account.change-status",
    accountId: account.id,
    order: { to: "ACTIVE", reasonCode: "APPEAL_GRANTED" },
    reasonCode: "APPEAL_GRANTED",
    note,
    by,
  });
  return asked.ok ? done("ACTIVATION_ASKED") : asked;
}

async function liftLock(write: WritableRepositories, account: Account, by: StaffActor): Promise<Result<Reversal>> {
  if (activeLock(account, write.at)?.scope !== "ACCOUNT") return done("NOTHING");
  const decided = unlockAccount(account, { by: by.accountId, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done("LOCK_LIFTED");
}

/** The rejection itself stays on record: the waiting alone ends. */
async function letReapply(write: WritableRepositories, { id }: Account): Promise<Result<Reversal>> {
  const last = await write.sellerApplications.findLatest(id);
  const free = last && endWaiting(last);
  if (!last || !free || free === last) return done("NOTHING");
  const saved = await write.sellerApplications.save(last, free, []);
  return saved.ok ? done("MAY_REAPPLY") : saved;
}

async function liftLimit(write: WritableRepositories, { id }: Account): Promise<Result<Reversal>> {
  const limit = await write.limits.find(id);
  if (!limit || limit.until <= write.at) return done("NOTHING");
  await write.limits.remove(id);
  return done("LIMIT_LIFTED");
}
