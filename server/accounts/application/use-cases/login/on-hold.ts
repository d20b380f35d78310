import type { OnHoldDto } from "@/server/accounts/application/dto/auth-result-dto";
import { lockStopping } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";

/** What a holder who proved who they are may know of why they can't come in. */
export function onHoldAs(account: Account, at: Date): OnHoldDto {
  if (account.status !== "ACTIVE") return { state: account.status, until: null };
  const until = lockStopping(account, at, "ACCOUNT")?.until ?? null;
  return { state: "LOCKED", until: until?.toISOString() ?? null };
}

/** The same, from the refusal of a sign-in; null for any refusal that proves nothing. */
export function onHoldFrom(refusal: Refusal): OnHoldDto | null {
  switch (refusal.code) {
    case "ACCOUNT_LOCKED":
      return { state: "LOCKED", until: refusal.until ?? null };
    case "ACCOUNT_SUSPENDED":
      return { state: "SUSPENDED", until: null };
    case "ACCOUNT_DISABLED":
      return { state: "DISABLED", until: null };
    default:
      return null;
  }
}
