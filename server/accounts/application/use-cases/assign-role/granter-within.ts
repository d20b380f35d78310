import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Granter } from "@/server/accounts/domain/policies/role-escalation-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type ApiKeyRef, isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";

/** Who asked, with the roles of this moment: whoever lost theirs meanwhile gives nothing, and a system has none. */
export async function granterWithin(write: WritableRepositories, id: AccountId | ApiKeyRef): Promise<Granter> {
  if (isApiKeyRef(id)) return { id, roles: [] };
  const account = await write.accounts.find(id);
  const roles = account?.status === "ACTIVE" ? account.roles.map(({ type }) => type) : [];
  return { id, roles };
}
