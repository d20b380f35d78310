import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeStaffRole } from "@/server/accounts/domain/aggregates/account-roles";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { type AskedOfTeam, askOfTeamWithin } from "./ask-of-team-within";
import type { AssignRoleInput } from "./assign-role.schema";
import { granterWithin } from "./granter-within";

/**
 * An ADMIN asks for another role for a member of the team. It takes effect when a second ADMIN approves, and is decided
 * anew then. What would be refused then for certain is refused here: oneself, the wrong side, above one's own role, the
 * last ADMIN. CONFLICT for the role already held.
 */
export const assignRole =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: AssignRoleInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AskedOfTeam>> => {
    const accountId = accountIdFrom(input.accountId);
    const { role, note } = input;
    return unitOfWork(
      {
        action: "account.assign-role",
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
        const wish = changeStaffRole(account, { role, granter, approvedBy: OPERATOR, adminCount, at: write.at });
        if (!wish.ok) return wish;
        if (wish.value.events.length === 0) return refuse({ code: "CONFLICT", what: "role" });
        return askOfTeamWithin(write, {
          action: "account.assign-role",
          account,
          order: { role },
          reasonCode: role,
          note,
          by: actor,
        });
      },
    );
  };
