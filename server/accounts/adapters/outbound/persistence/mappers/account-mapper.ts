import type { Account, AccountFacts, Lock } from "@/server/accounts/domain/entities/account";
import type { BuyerProfile } from "@/server/accounts/domain/entities/buyer-profile";
import type { SellerProfile } from "@/server/accounts/domain/entities/seller-profile";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isAccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { type ActorRef, isApiKeyRef, isSystemActor } from "@/server/accounts/domain/value-objects/actor-ref";
import { dateOfBirthFrom } from "@/server/accounts/domain/value-objects/date-of-birth";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import { isGender } from "@/server/accounts/domain/value-objects/gender";
import { gstinFrom } from "@/server/accounts/domain/value-objects/gstin";
import { isLockReason, isLockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { isOnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { phoneFrom } from "@/server/accounts/domain/value-objects/phone";
import { isRoleType } from "@/server/accounts/domain/value-objects/role-type";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import type { AccountRow, ContactEntry, LockColumns } from "../models/account-model";
import { stored } from "../stored-value";

/** Field by field: a column that nobody named here reaches nobody. */
export function toAccount(row: AccountRow): Account {
  const status = stored(row.status, isAccountStatus, "account.status");
  return { ...factsOf(row), status };
}

function factsOf(row: AccountRow): Omit<AccountFacts, "status"> {
  const email = row.contacts.find((contact) => contact.kind === "EMAIL");
  const phone = row.contacts.find((contact) => contact.kind === "PHONE");
  const placeholder = row.contacts.find((contact) => contact.kind === "PLACEHOLDER");
  return {
    id: accountIdFrom(row.id),
    externalId: row.external_id,
    name: row.name === null ? null : personNameFrom(row.name),
    email: email
      ? { kind: "EMAIL", email: emailFrom({ address: email.value, key: email.key }), verifiedAt: provedAt(email) }
      : null,
    phone: phone ? { kind: "PHONE", phone: phoneFrom(phone.key), verifiedAt: provedAt(phone) } : null,
    placeholder: placeholder ? { kind: "PLACEHOLDER", address: placeholder.value } : null,
    lock: toLock(row),
    pastLocks: row.past_locks.map(({ scope, since, until }) => ({
      scope: stored(scope, isLockScope, "account.past_locks"),
      since: new Date(since),
      until: new Date(until),
    })),
    roles: row.roles.map(({ type, grantedAt, grantedBy }) => ({
      type: stored(type, isRoleType, "role.role_type"),
      grantedAt: new Date(grantedAt),
      grantedBy: toActorRef(grantedBy),
    })),
    buyerProfile: toBuyerProfile(row),
    sellerProfile: toSellerProfile(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** A CHECK keeps the four columns together. */
export function toLock(row: LockColumns): Lock | null {
  const { lock_reason, lock_scope, lock_since, lock_by } = row;
  if (lock_reason === null || lock_scope === null || lock_since === null || lock_by === null) return null;
  return {
    reason: stored(lock_reason, isLockReason, "account.lock_reason"),
    scope: stored(lock_scope, isLockScope, "account.lock_scope"),
    since: lock_since,
    until: row.lock_until,
    by: toActorRef(lock_by),
  };
}

export const toActorRef = (text: string): ActorRef =>
  isSystemActor(text) || isApiKeyRef(text) ? text : accountIdFrom(text);

const provedAt = ({ verifiedAt }: ContactEntry): Date | null => (verifiedAt === null ? null : new Date(verifiedAt));

function toBuyerProfile({ buyer }: AccountRow): BuyerProfile | null {
  if (!buyer) return null;
  return {
    name: personNameFrom(buyer.name),
    dateOfBirth: buyer.dateOfBirth === null ? null : dateOfBirthFrom(buyer.dateOfBirth),
    gender: buyer.gender === null ? null : stored(buyer.gender, isGender, "buyer_profile.gender"),
    createdAt: new Date(buyer.createdAt),
  };
}

function toSellerProfile({ seller }: AccountRow): SellerProfile | null {
  if (!seller) return null;
  return {
    storeName: storeNameFrom(seller.storeName),
    gstNumber: seller.gstNumber === null ? null : gstinFrom(seller.gstNumber),
    isVerified: seller.isVerified,
    onboardingStage: stored(seller.onboardingStage, isOnboardingStage, "seller_profile.onboarding_stage"),
    ...(seller.inDeclaredGroup ? { inDeclaredGroup: true } : {}),
    createdAt: new Date(seller.createdAt),
  };
}
