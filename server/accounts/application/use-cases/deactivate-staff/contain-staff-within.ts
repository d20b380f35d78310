import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLocked } from "@/server/accounts/domain/aggregates/account-aggregate";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

/** `isContained` is false where what one person may is used up, as after a declined request of today. */
export type ContainedStaff = { readonly isContained: boolean; readonly endedSessionIds: readonly SessionId[] };

/** A colleague under suspicion is kept out at once, for as long as one person may: the rest waits for the second. */
export async function containStaffWithin(
  write: WritableRepositories,
  { account, by }: { readonly account: Account; readonly by: AccountId },
): Promise<Result<ContainedStaff>> {
  const until = aloneUntil(account, { scope: "ACCOUNT", at: write.at });
  if (until <= write.at) return done({ isContained: isLocked(account, write.at), endedSessionIds: [] });
  const decided = lockAccount(account, { reason: "OTHER", scope: "ACCOUNT", until, by, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  await write.links.raiseEpoch(account.id);
  const endedSessionIds = await endSessionsWithin(write, { accountId: account.id, cause: "ACCOUNT_LOCKED", by });
  return done({ isContained: true, endedSessionIds });
}
