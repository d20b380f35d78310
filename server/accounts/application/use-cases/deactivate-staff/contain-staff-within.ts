import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { Account } from "@/server/accounts/domain/entities/account";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

/** A colleague under suspicion is kept out at once, for as long as one person may: the rest waits for the second. */
export async function containStaffWithin(
  write: WritableRepositories,
  { account, by }: { readonly account: Account; readonly by: AccountId },
): Promise<Result<readonly SessionId[]>> {
  const until = new Date(write.at.getTime() + reviewPolicy.lockHoursWithoutApproval * 3_600_000);
  const decided = lockAccount(account, { reason: "OTHER", scope: "ACCOUNT", until, by, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  await write.links.raiseEpoch(account.id);
  return done(await endSessionsWithin(write, { accountId: account.id, cause: "ACCOUNT_LOCKED", by }));
}
