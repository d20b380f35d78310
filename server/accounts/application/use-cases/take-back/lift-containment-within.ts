import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { isLockOf } from "@/server/accounts/domain/aggregates/lock-allowance";
import { done } from "@/server/accounts/domain/result";
import type { TakeBack } from "./take-back";

/**
 * Lifts the lock that came with the request, as long as it is still that lock: one that stood before, was extended, or
 * waits for a longer one, holds the account for another reason and stays.
 */
export const liftContainmentWithin: TakeBack = async (write, request, by) => {
  const { accountId, order, requestedBy, requestedAt } = request;
  if (!accountId || order["contains"] !== true) return done(null);
  const account = await write.accounts.find(accountId);
  const lock = account && activeLock(account, write.at);
  if (!account || !lock || !isLockOf(lock, { by: requestedBy, since: requestedAt })) return done(null);
  if (await write.approvals.findPending("account.lock", accountId)) return done(null);
  const decided = unlockAccount(account, { by, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done("LOCK");
};
