import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { removeContact as decideRemoval } from "@/server/accounts/domain/aggregates/account-contacts";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { tellOfContact } from "../change-contact/tell-of-contact";
import { endOtherSessionsWithin } from "../end-sessions/end-other-sessions-within";
import { type ProveOwnPasswordDeps, proveOwnPassword } from "../prove-own-password/prove-own-password";
import type { RemoveContactInput } from "./remove-contact.schema";

export type RemoveContactDeps = ProveOwnPasswordDeps & { readonly unitOfWork: UnitOfWork; readonly auditLog: AuditLog };

/**
 * Takes the email or the mobile number away, with the password. The last one stays, and so does the last one that was
 * proved: VALIDATION at `email` or `phone`. One that is not there is left so.
 */
export const removeContact =
  (deps: RemoveContactDeps) =>
  async ({ kind, password }: RemoveContactInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> => {
    const { accountId } = actor;
    const proved = await proveOwnPassword(deps, actor, password);
    if (!proved.ok) return refuseUnseen(deps, actor, origin, proved.refusal);
    return deps.unitOfWork(
      {
        action: "account.remove-contact",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      (write) => removeWithin(write, kind, actor),
    );
  };

async function removeWithin(
  write: WritableRepositories,
  kind: RemoveContactInput["kind"],
  actor: HolderActor,
): Promise<Result<null>> {
  const { accountId } = actor;
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const decided = decideRemoval(account, { kind, at: write.at });
  if (!decided.ok) return decided;
  if (decided.value.account === account) return done(null);
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  await write.links.raiseEpoch(accountId);
  await endOtherSessionsWithin(write, actor, "CONTACT_CHANGED");
  write.events.append(decided.value.events);
  tellOfContact(write, account, { kind, change: "removed" });
  return done(null);
}

async function refuseUnseen(
  { auditLog }: RemoveContactDeps,
  actor: HolderActor,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const subject = { type: "ACCOUNT", id: actor.accountId } as const;
  await auditLog.recordRefusal({ action: "account.remove-contact", actor, origin, code: refusal.code, subject });
  return refuse(refusal);
}
