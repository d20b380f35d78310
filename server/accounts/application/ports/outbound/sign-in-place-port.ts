import type { SignInPlace } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** The countries each account signed in from: one row a country, so the list stays short. */
export type SignInPlaceReader = { listOf(accountId: AccountId): Promise<readonly SignInPlace[]> };

export type SignInPlaceRepository = SignInPlaceReader & {
  /** Signed in from here at that moment, for the first time or again. */
  see(accountId: AccountId, country: string, at: Date): Promise<void>;
};
