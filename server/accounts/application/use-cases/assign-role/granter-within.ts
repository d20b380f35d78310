import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Granter } from "@/server/accounts/domain/policies/role-escalation-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Who asked, with the roles of this moment: somebody who lost theirs meanwhile gives nothing any more. */
export async function granterWithin(write: WritableRepositories, id: AccountId): Promise<Granter> {
  const account = await write.accounts.find(id);
  const roles = account?.status === "ACTIVE" ? account.roles.map(({ type }) => type) : [];
  return { id, roles };
}
