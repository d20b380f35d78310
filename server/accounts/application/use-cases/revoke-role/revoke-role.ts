import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { revokeRole as decideRevoke } from "@/server/accounts/domain/aggregates/account-roles";
import { roleViolation } from "@/server/accounts/domain/exceptions/role-violation";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type AskedOfTeam, askOfTeamWithin } from "../assign-role/ask-of-team-within";
import { granterWithin } from "../assign-role/granter-within";
import type { RevokeRoleInput } from "./revoke-role.schema";

/**
 * An ADMIN asks to take one of several staff roles away; the last role goes by deactivating. It takes effect when a
 * second ADMIN approves. Refuses a role not held, the last one, one above their own, and the last ADMIN.
 */
export const revokeRole =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: RevokeRoleInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AskedOfTeam>> => {
    const accountId = accountIdFrom(input.accountId);
    const { role, note } = input;
    return unitOfWork(
      {
        action: "account.revoke-role",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: role, note },
        freshProof: true,
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const granter = await granterWithin(write, actor.accountId);
        const adminCount = await write.staff.countAdmins();
        const wish = decideRevoke(account, { role, granter, adminCount, at: write.at });
        if (!wish.ok) return wish;
        if (wish.value.events.length === 0) return refuse(roleViolation("ROLE_NOT_HELD"));
        return askOfTeamWithin(write, {
          action: "account.revoke-role",
          account,
          order: { role },
          reasonCode: role,
          note,
          by: actor,
        });
      },
    );
  };
