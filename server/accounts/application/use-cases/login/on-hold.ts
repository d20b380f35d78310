import type { OnHoldDto } from "@/server/accounts/application/dto/auth-result-dto";
import { lockStopping } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";

/** What a holder who proved who they are may know of why they can't come in. */
export function onHoldAs(account: Account, at: Date): OnHoldDto {
  const accountId = account.id;
  if (account.status !== "ACTIVE") return { accountId, state: account.status, until: null };
  const until = lockStopping(account, at, "ACCOUNT")?.until ?? null;
  return { accountId, state: "LOCKED", until: until?.toISOString() ?? null };
}

/** The same, from the refusal of a sign-in; null for any refusal that proves nothing. */
export function onHoldFrom(refusal: Refusal): OnHoldDto | null {
  const accountId = "accountId" in refusal ? refusal.accountId : undefined;
  if (!accountId) return null;
  switch (refusal.code) {
    case "ACCOUNT_LOCKED":
      return { accountId, state: "LOCKED", until: refusal.until ?? null };
    case "ACCOUNT_SUSPENDED":
      return { accountId, state: "SUSPENDED", until: null };
    case "ACCOUNT_DISABLED":
      return { accountId, state: "DISABLED", until: null };
    default:
      return null;
  }
}
