import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeStaffRole } from "@/server/accounts/domain/aggregates/account-roles";
import type { Result } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { type RoleOrder, saveRoleWithin } from "./save-role-within";

type ChangeOrder = RoleOrder & {
  /** The second person: another ADMIN, or the operator of the machine. */
  readonly approvedBy: ActorRef;
};

/** Gives one staff role in the place of those held. Answers the sessions that ended by it. */
export const changeRoleWithin = (
  write: WritableRepositories,
  { approvedBy, ...order }: ChangeOrder,
): Promise<Result<readonly SessionId[]>> =>
  saveRoleWithin(write, order, (account, wish) => changeStaffRole(account, { ...wish, approvedBy }));
