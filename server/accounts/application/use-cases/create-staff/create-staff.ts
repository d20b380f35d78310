import type { OperatorActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount, isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { hasLeft } from "@/server/accounts/domain/aggregates/account-roles";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { changeRoleWithin } from "../assign-role/change-role-within";
import { type Invitee, readInvitee } from "../invite-staff/read-invitee";
import type { CreateStaffInput } from "./create-staff.schema";
import { invitationByOperatorWithin } from "./invitation-by-operator-within";

export type CreateStaffDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: NewId;
  readonly signInDirectory: SignInDirectory;
};

/** A link to hand over, or a colleague whose role changed. */
export type StaffCreated =
  | { readonly outcome: "INVITED"; readonly link: string; readonly expiresAt: Date }
  | { readonly outcome: "ROLE_CHANGED"; readonly sessionsEnded: number };

/** As many ADMINs make two persons of the console; from then on the operator is none of them. */
const ADMINS_ENOUGH = 2;

const operator: OperatorActor = { kind: "OPERATOR", name: "operator" };

/**
 * Whoever has a shell on the machine is the second person until two ADMINs exist: makes an invitation and its link,
 * lets out one that waits for approval, or changes the role of a colleague who is there. APPROVAL_REQUIRED from two
 * ADMINs on; ALREADY_EXISTS for the address of a customer.
 */
export const createStaff =
  ({ unitOfWork, newId, signInDirectory }: CreateStaffDeps) =>
  async (input: CreateStaffInput, origin: RequestOrigin): Promise<Result<StaffCreated>> => {
    const invitee = readInvitee(input);
    if (!invitee.ok) return invitee;
    const known = await signInDirectory.findByContact({ kind: "EMAIL", key: invitee.value.email.key }, null);
    return unitOfWork(
      {
        action: "staff.create",
        actor: operator,
        origin,
        subject: known ? { type: "ACCOUNT", id: known.accountId } : null,
        accounts: known ? [known.accountId] : [],
        reason: { code: input.role },
      },
      async (write) => {
        if ((await write.staff.countAdmins()) >= ADMINS_ENOUGH) {
          return refuse({ code: "APPROVAL_REQUIRED", action: "staff.invite", limit: "the first two ADMINs" });
        }
        const account = known && (await write.accounts.find(known.accountId));
        if (account && isVerified(account)) return changeRole(write, account, input);
        return invite(write, { ...invitee.value, newId }, input);
      },
    );
  };

async function changeRole(
  write: WritableRepositories,
  account: Account,
  { role }: CreateStaffInput,
): Promise<Result<StaffCreated>> {
  if (!isStaffAccount(account) && !hasLeft(account)) return refuse({ code: "ALREADY_EXISTS", what: "email address" });
  const granter = { id: OPERATOR, roles: [] };
  const changed = await changeRoleWithin(write, { accountId: account.id, role, granter, approvedBy: OPERATOR });
  return changed.ok ? done({ outcome: "ROLE_CHANGED", sessionsEnded: changed.value.length }) : changed;
}

async function invite(
  write: WritableRepositories,
  invitee: Invitee & { readonly newId: NewId },
  { role }: CreateStaffInput,
): Promise<Result<StaffCreated>> {
  const invited = await invitationByOperatorWithin(write, { ...invitee, role });
  if (!invited.ok) return invited;
  const link = await write.staff.linkFor(invited.value);
  return done({ outcome: "INVITED", link, expiresAt: invited.value.expiresAt });
}
