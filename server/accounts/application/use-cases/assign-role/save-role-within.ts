import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Granter } from "@/server/accounts/domain/policies/role-escalation-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

export type RoleWish = {
  readonly role: StaffRole;
  readonly granter: Granter;
  readonly adminCount: number;
  readonly at: Date;
};

export type RoleOrder = Omit<RoleWish, "adminCount" | "at"> & { readonly accountId: AccountId };

/** Decides about a role, saves it and ends every session: none goes on with the old one. Answers the ended sessions. */
export async function saveRoleWithin(
  write: WritableRepositories,
  { accountId, role, granter }: RoleOrder,
  decide: (account: Account, wish: RoleWish) => AccountDecision,
): Promise<Result<readonly SessionId[]>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const adminCount = await write.staff.countAdmins();
  const decided = decide(account, { role, granter, adminCount, at: write.at });
  if (!decided.ok) return decided;
  if (decided.value.events.length === 0) return done([]);
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done(await endSessionsWithin(write, { accountId, cause: "ROLE_CHANGED", by: granter.id }));
}
