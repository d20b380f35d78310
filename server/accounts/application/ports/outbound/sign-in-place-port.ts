import type { SignInPlace } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** The countries each account signed in from: one row a country, so the list stays short. */
export type SignInPlaceReader = {
  listOf(accountId: AccountId): Promise<readonly SignInPlace[]>;
  /** The account's owner said of this browser that it is none of theirs. */
  isDenied(accountId: AccountId, deviceTokenHash: Uint8Array): Promise<boolean>;
};

export type SignInPlaceRepository = Pick<SignInPlaceReader, "listOf"> & {
  /** Signed in from here at that moment, for the first time or again. */
  see(accountId: AccountId, country: string, at: Date): Promise<void>;
};
