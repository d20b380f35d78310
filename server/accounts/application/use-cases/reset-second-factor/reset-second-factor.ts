import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { staffRolesOf } from "@/server/accounts/domain/aggregates/account-aggregate";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { roleViolation } from "@/server/accounts/domain/exceptions/role-violation";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type AskedOfTeam, askOfTeamWithin } from "../assign-role/ask-of-team-within";
import type { ResetSecondFactorInput } from "./reset-second-factor.schema";

/**
 * An ADMIN asks that a colleague who lost phone and keys may set up a second factor anew at the next sign-in. It takes
 * effect when a second ADMIN approves. NOT_FOUND where there is none to reset; a customer's is not the team's to reset.
 */
export const resetSecondFactor =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: ResetSecondFactorInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AskedOfTeam>> => {
    const accountId = accountIdFrom(input.accountId);
    return unitOfWork(
      {
        action: "account.reset-second-factor",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { note: input.note },
        freshProof: true,
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        if (staffRolesOf(account).length === 0) return refuse(roleViolation("ROLE_NOT_HELD"));
        if (!hasSecondFactor(await write.secondFactors.held(accountId))) {
          return refuse({ code: "NOT_FOUND", what: "second factor" });
        }
        return askOfTeamWithin(write, {
          action: "account.reset-second-factor",
          account,
          order: {},
          reasonCode: "LOST_SECOND_FACTOR",
          note: input.note,
          by: actor,
        });
      },
    );
  };
