import type { ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type OwnerDeps = { readonly signInDirectory: Pick<SignInDirectory, "findByContact"> };

export type ContactOwner = {
  /** Somebody else's account that was proved: the contact is not free. */
  readonly taken: AccountId | null;
  /** Somebody else's account that nobody ever proved: it gives way to whoever proves the contact. */
  readonly givesWay: AccountId | null;
};

/** Whose a contact is beside the asker's own. */
export async function findOwner({ signInDirectory }: OwnerDeps, contact: ContactKey, asker: AccountId) {
  const facts = await signInDirectory.findByContact(contact, null);
  if (!facts || facts.accountId === asker) return { taken: null, givesWay: null } satisfies ContactOwner;
  const { accountId, accountVerified } = facts;
  return { taken: accountVerified ? accountId : null, givesWay: accountVerified ? null : accountId };
}
