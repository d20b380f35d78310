import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { revokeRole } from "@/server/accounts/domain/aggregates/account-roles";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import type { RoleOrder } from "../assign-role/change-role-within";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

/** Takes one role of several away and ends every session: none goes on with it. */
export async function revokeRoleWithin(
  write: WritableRepositories,
  { accountId, role, granter }: Omit<RoleOrder, "approvedBy">,
): Promise<Result<readonly SessionId[]>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const adminCount = await write.staff.countAdmins();
  const decided = revokeRole(account, { role, granter, adminCount, at: write.at });
  if (!decided.ok) return decided;
  if (decided.value.events.length === 0) return done([]);
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done(await endSessionsWithin(write, { accountId, cause: "ROLE_CHANGED", by: granter.id }));
}
