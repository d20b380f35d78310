import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeStaffRole } from "@/server/accounts/domain/aggregates/account-roles";
import type { Granter } from "@/server/accounts/domain/policies/role-escalation-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";

export type RoleOrder = {
  readonly accountId: AccountId;
  readonly role: StaffRole;
  readonly granter: Granter;
  /** The second person: another ADMIN, or the operator of the machine. */
  readonly approvedBy: ActorRef;
};

/** Gives one staff role in the place of those held and ends every session: none goes on with the old one. */
export async function changeRoleWithin(
  write: WritableRepositories,
  { accountId, role, granter, approvedBy }: RoleOrder,
): Promise<Result<readonly SessionId[]>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const adminCount = await write.staff.countAdmins();
  const decided = changeStaffRole(account, { role, granter, approvedBy, adminCount, at: write.at });
  if (!decided.ok) return decided;
  if (decided.value.events.length === 0) return done([]);
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  write.events.append(decided.value.events);
  return done(await endSessionsWithin(write, { accountId, cause: "ROLE_CHANGED", by: granter.id }));
}
