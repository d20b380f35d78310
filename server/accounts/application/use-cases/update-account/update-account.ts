import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountDecision } from "@/server/accounts/domain/aggregates/account-decision";
import { updateBuyerProfile, updateSellerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type ActorRef, apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { findOwner, type OwnerDeps } from "../change-contact/contact-owner";
import { changeGstinWithin } from "../edit-store/change-gstin-within";
import { keyOf } from "../login/read-identifier";
import { inTheWay } from "../register-account/make-room-within";
import type { SignUpCodeDeps } from "../register-account/send-sign-up-code";
import { changeContactsWithin } from "./change-contacts-within";
import { type AccountUpdate, readUpdate } from "./read-update";
import type { UpdateAccountInput } from "./update-account.schema";

export type UpdateAccountDeps = SignUpCodeDeps &
  OwnerDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly newId: NewId;
    readonly now: Clock;
    readonly phoneRegion: string;
  };

/**
 * Another system changes what it knows of a holder: profiles at once, contacts once their code comes back. Refuses
 * CONFLICT where the account is no longer the version named, VALIDATION with every field, ALREADY_EXISTS for a contact
 * that is somebody else's, and what the account's state refuses.
 */
export const updateAccount =
  (deps: UpdateAccountDeps) =>
  async (
    accountId: AccountId,
    input: UpdateAccountInput,
    actor: MachineActor,
    origin: RequestOrigin,
  ): Promise<Result<AccountId>> => {
    const update = readUpdate(input, { phoneRegion: deps.phoneRegion, at: deps.now() });
    if (!update.ok) return refuseEarly(deps, actor, origin, update.refusal);
    const contacts = await Promise.all(
      update.value.contacts.map(async (wanted) => {
        const owner = await findOwner(deps, keyOf(wanted), accountId);
        return { kind: wanted.kind, wanted, owner };
      }),
    );
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const accounts = [accountId, ...inTheWay(contacts)];
    return deps.unitOfWork({ action: "account.update", actor, origin, subject, accounts }, async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
      if (account.version !== input.version) return refuse({ code: "CONFLICT", what: "account" });
      const by = apiKeyRef(actor.keyId);
      const updated = await updateProfilesWithin(write, account, update.value, by);
      if (!updated.ok) return updated;
      const changed = await changeContactsWithin(write, deps, updated.value, contacts);
      return changed.ok ? done(accountId) : changed;
    });
  };

async function updateProfilesWithin(
  write: WritableRepositories,
  account: Account,
  { buyer, seller: wanted }: AccountUpdate,
  by: ActorRef,
): Promise<Result<Account>> {
  const { at } = write;
  const reopened = await reopenTaxWithin(write, account, wanted, by);
  if (!reopened.ok) return reopened;
  const seller = reopened.value;
  const steps: readonly ((one: Account) => AccountDecision)[] = [
    ...(buyer ? [(one: Account) => updateBuyerProfile(one, { ...buyer, at })] : []),
    ...(seller ? [(one: Account) => updateSellerProfile(one, { ...seller, at })] : []),
  ];
  let current = account;
  for (const step of steps) {
    const decided = step(current);
    if (!decided.ok) return decided;
    write.events.append(decided.value.events);
    current = decided.value.account;
  }
  return current === account ? done(account) : write.accounts.save(account, current);
}

/** A number that an application stands on is looked at first; what is left is changed at once. */
async function reopenTaxWithin(
  write: WritableRepositories,
  account: Account,
  seller: AccountUpdate["seller"],
  by: ActorRef,
): Promise<Result<AccountUpdate["seller"]>> {
  const application = await write.sellerApplications.findLatest(account.id);
  if (!seller?.gstNumber || !account.sellerProfile || !application) return done(seller);
  const { gstNumber, ...rest } = seller;
  const changed = await changeGstinWithin(write, application, { gstNumber, legalName: null, by });
  return changed.ok ? done(rest) : changed;
}

async function refuseEarly(
  { auditLog }: UpdateAccountDeps,
  actor: MachineActor,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  await auditLog.recordRefusal({ action: "account.update", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
