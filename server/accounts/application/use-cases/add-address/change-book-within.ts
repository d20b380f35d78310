import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { BookChange } from "@/server/accounts/domain/aggregates/address-book";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Address } from "@/server/accounts/domain/entities/address";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Find, decide, save: the account's row is held, so that its book changes one step at a time. */
export async function changeBookWithin(
  write: WritableRepositories,
  accountId: AccountId,
  decide: (account: Account, book: readonly Address[]) => Result<BookChange>,
): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const decided = decide(account, await write.addresses.list(accountId));
  if (!decided.ok) return decided;
  const { saved, removed } = decided.value;
  if (removed) await write.addresses.remove(accountId, removed);
  await write.addresses.save(saved);
  write.events.append([{ type: "AccountDetailsChanged", accountId, occurredAt: write.at, changed: ["addresses"] }]);
  return done(null);
}
