import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { yieldContact } from "@/server/accounts/domain/aggregates/account-contacts";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ContactOwner } from "../change-contact/contact-owner";

export type WantedContact = { readonly kind: "EMAIL" | "PHONE"; readonly owner: ContactOwner };

/** The accounts that have to be held to make room. */
export const inTheWay = (wanted: readonly WantedContact[]): readonly AccountId[] => [
  ...new Set(wanted.flatMap(({ owner }) => owner.givesWay ?? [])),
];

/**
 * A contact that nobody proved blocks nobody: a sign-up that nobody finished goes, an account that another system knows
 * keeps everything but the contact. Refuses ALREADY_EXISTS for a contact that somebody proved.
 */
export async function makeRoomWithin(
  write: WritableRepositories,
  wanted: readonly WantedContact[],
): Promise<Refused | null> {
  for (const { kind, owner } of wanted) {
    if (owner.taken) return refuse({ code: "ALREADY_EXISTS", what: kind === "EMAIL" ? "email" : "phone" });
    const refused = owner.givesWay && (await giveWay(write, owner.givesWay, kind));
    if (refused) return refused;
  }
  return null;
}

async function giveWay(write: WritableRepositories, id: AccountId, kind: "EMAIL" | "PHONE"): Promise<Refused | null> {
  const account = await write.accounts.find(id);
  if (!account) return null;
  if (isVerified(account)) return refuse({ code: "ALREADY_EXISTS", what: kind === "EMAIL" ? "email" : "phone" });
  if (account.externalId === null) return await write.accounts.release(id);
  const decided = yieldContact(account, { kind, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return null;
}
