import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Audited, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isOnHold } from "@/server/accounts/domain/domain-services/authentication-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { isOutdated } from "../prove-sign-in/outdated";

/** Who sets up a second factor: somebody signed in, or staff on their way in, who have no session before they did. */
export type FactorOwner =
  | { readonly kind: "SIGNED_IN"; readonly actor: HolderActor | StaffActor }
  | { readonly kind: "PENDING"; readonly pending: PendingSignIn };

export const ownerId = (owner: FactorOwner): AccountId =>
  owner.kind === "SIGNED_IN" ? owner.actor.accountId : owner.pending.accountId;

/** Somebody signed in proved themselves within the last minutes; somebody on their way in did so just now. */
export function auditedFor(owner: FactorOwner, action: AuditAction, origin: RequestOrigin): Audited {
  const accountId = ownerId(owner);
  const about = { action, origin, subject: { type: "ACCOUNT", id: accountId }, accounts: [accountId] } as const;
  return owner.kind === "SIGNED_IN"
    ? { ...about, actor: owner.actor, freshProof: true }
    : { ...about, actor: { kind: "ANONYMOUS" } };
}

/** The account, where its owner may still set something up: a pending sign-in only for who has no factor yet. */
export async function ownedAccount(write: WritableRepositories, owner: FactorOwner): Promise<Account | null> {
  const account = await write.accounts.find(ownerId(owner));
  if (!account || owner.kind === "SIGNED_IN") return account;
  const { pending } = owner;
  if (pending.needs !== "ENROL" || isOnHold(account, write.at) || (await isOutdated(write, pending))) return null;
  return hasSecondFactor(await write.secondFactors.held(account.id)) ? null : account;
}
