import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/**
 * Opens what was sealed with an account's key (null: the installation's); null where the key was destroyed. Queries use
 * it to mask an address or to show a note to a role that may read it, never to hand a private value on.
 */
export type OpenPrivate = (
  owner: AccountId | null,
  sealed: Uint8Array,
) => Promise<Readonly<Record<string, unknown>> | null>;
