import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import type { Account } from "@/server/accounts/domain/entities/account";
import { refusalToAssign } from "@/server/accounts/domain/policies/seller-desk-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { auditedStage } from "../approve-stage/audited-stage";
import type { AssignApplicationInput } from "./assign-application.schema";

export type AssignApplicationDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "accountOf">;
};

export type AssignedApplication = { readonly applicationId: string; readonly assigneeId: string | null };

/**
 * Takes, hands over or releases an application. Of two who take it at once one has it: the other gets CONFLICT, naming
 * the first. Somebody on leave, on hold or linked to the applicant is given none.
 */
export const assignApplication =
  (deps: AssignApplicationDeps) =>
  async (
    input: AssignApplicationInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<AssignedApplication>> => {
    const id = applicationIdFrom(input.applicationId);
    const to = input.to === null ? null : accountIdFrom(input.to);
    const audited = await auditedStage(deps, { action: "seller.assign", id, actor, origin });
    return deps.unitOfWork(audited, async (write) => {
      const desk = await write.sellerDesks.find(id);
      const application = await write.sellerApplications.find(id);
      if (!desk || !application) return refuse({ code: "NOT_FOUND", what: "application" });
      if (desk.assigneeId === to) return done({ applicationId: id, assigneeId: to });
      const colleague = to && (await colleagueWithin(write, to, application.accountId));
      if (colleague && !colleague.ok) return colleague;
      const assignment = {
        by: { id: actor.accountId, roles: [actor.role] },
        to: colleague && { id: colleague.value.id, roles: rolesOf(colleague.value) },
        seen: input.seen === null ? null : accountIdFrom(input.seen),
      };
      const before = desk.assigneeId && (await write.accounts.find(desk.assigneeId));
      const refused = refusalToAssign(desk, application.onboarding, assignment);
      if (refused) return naming(refused, before);
      await write.sellerDesks.assign(desk, to, {
        before: before ? nameOf(before) : null,
        after: colleague && nameOf(colleague.value),
      });
      return done({ applicationId: id, assigneeId: to });
    });
  };

/** Somebody who can work today, and is no relative of the applicant. */
async function colleagueWithin(
  write: WritableRepositories,
  id: AccountId,
  applicant: AccountId,
): Promise<Result<Account>> {
  const account = await write.accounts.find(id);
  if (!account || refusalToAct(account, write.at, "ACCOUNT")) return refuse({ code: "NOT_FOUND", what: "colleague" });
  if (await write.approvals.areLinked(id, applicant)) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "This application is of an account linked to theirs." });
  }
  return done(account);
}

/** The domain knows ids; people read names. */
function naming(refused: Refused, holder: Account | null | undefined): Refused {
  const { refusal } = refused;
  if (refusal.code !== "CONFLICT" || !refusal.by || !holder) return refused;
  return refuse({ ...refusal, by: nameOf(holder) });
}

const nameOf = ({ id, name }: Account): string => name ?? id;

const rolesOf = ({ roles }: Account) => roles.map(({ type }) => type);
