import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type AskedOfTeam, askOfTeamWithin } from "./ask-of-team-within";
import type { AssignRoleInput } from "./assign-role.schema";
import { granterWithin } from "./granter-within";
import type { RoleWish } from "./save-role-within";

type RoleQuestion = {
  readonly action: "account.assign-role" | "account.revoke-role";
  /** What the change would do now. It is decided anew when a second ADMIN approves. */
  readonly decide: (account: Account, wish: RoleWish) => AccountDecision;
  /** The answer where it would change nothing. */
  readonly needless: Refusal;
};

/** Asks a second ADMIN about a role of a member of the team. What would be refused then for certain is refused here. */
export const askAboutRole =
  (unitOfWork: UnitOfWork, { action, decide, needless }: RoleQuestion) =>
  async (input: AssignRoleInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AskedOfTeam>> => {
    const accountId = accountIdFrom(input.accountId);
    const { role, note } = input;
    return unitOfWork(
      {
        action,
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
        const wish = decide(account, { role, granter, adminCount, at: write.at });
        if (!wish.ok) return wish;
        if (wish.value.events.length === 0) return refuse(needless);
        return askOfTeamWithin(write, { action, account, order: { role }, reasonCode: role, note, by: actor });
      },
    );
  };
