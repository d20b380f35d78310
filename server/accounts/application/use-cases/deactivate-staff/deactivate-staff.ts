import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { retireStaff } from "@/server/accounts/domain/aggregates/account-roles";
import { refusalToDecideOnOwn } from "@/server/accounts/domain/domain-services/authorization-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type AskedOfTeam, askOfTeamWithin } from "../assign-role/ask-of-team-within";
import { granterWithin } from "../assign-role/granter-within";
import { type ContainedStaff, containStaffWithin } from "./contain-staff-within";
import type { DeactivateStaffInput } from "./deactivate-staff.schema";

export type DeactivationAsked = AskedOfTeam & { readonly sessionsEnded: number; readonly isContained: boolean };

/**
 * An ADMIN asks that a member of the team leaves. Under suspicion they are locked out and signed out at once, for 24
 * hours at most; roles and status go when a second ADMIN approves. Refuses oneself and the last ADMIN.
 */
export const deactivateStaff =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: DeactivateStaffInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<DeactivationAsked>> => {
    const accountId = accountIdFrom(input.accountId);
    const { reasonCode, note } = input;
    return unitOfWork(
      {
        action: "staff.deactivate",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
        freshProof: true,
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const refused =
          refusalToDecideOnOwn(actor.accountId, accountId) ?? (await refusalToRetire(write, account, actor));
        if (refused) return refused;
        const isSuspected = reasonCode === "UNDER_SUSPICION";
        const contains = isSuspected && activeLock(account, write.at) === null;
        const question = { account, order: { reasonCode, contains }, reasonCode, note, by: actor } as const;
        const asked = await askOfTeamWithin(write, { action: "staff.deactivate", ...question });
        if (!asked.ok) return asked;
        const contained = isSuspected
          ? await containStaffWithin(write, { account, by: actor.accountId })
          : done(notContained);
        if (!contained.ok) return contained;
        const { isContained, endedSessionIds } = contained.value;
        return done({ ...asked.value, sessionsEnded: endedSessionIds.length, isContained });
      },
    );
  };

const notContained: ContainedStaff = { isContained: false, endedSessionIds: [] };

/** What would be refused for certain once it is approved. */
async function refusalToRetire(write: WritableRepositories, account: Account, actor: StaffActor) {
  const granter = await granterWithin(write, actor.accountId);
  const adminCount = await write.staff.countAdmins();
  const wish = retireStaff(account, { reason: "OTHER", granter, adminCount, at: write.at });
  if (!wish.ok) return wish;
  return wish.value.events.length === 0 ? refuse({ code: "CONFLICT", what: "account" }) : null;
}
