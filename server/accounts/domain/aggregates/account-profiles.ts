import type { AccountDetailsChanged } from "../domain-events/account-details-changed";
import type { DomainEvent } from "../domain-events/domain-event";
import type { Account } from "../entities/account";
import type { BuyerProfile } from "../entities/buyer-profile";
import type { Role } from "../entities/role";
import type { SellerProfile } from "../entities/seller-profile";
import { roleViolation } from "../exceptions/role-violation";
import { onboardingStep } from "../policies/seller-onboarding-policy";
import { refuse } from "../result";
import type { ActorRef } from "../value-objects/actor-ref";
import type { DateOfBirth } from "../value-objects/date-of-birth";
import type { Gender } from "../value-objects/gender";
import type { Gstin } from "../value-objects/gstin";
import type { OnboardingStage, SellingStage } from "../value-objects/onboarding-stage";
import type { PersonName } from "../value-objects/person-name";
import type { StoreName } from "../value-objects/store-name";
import { holdsRole, isStaffAccount } from "./account-aggregate";
import { type AccountDecision, changed, refusalToAct, unchanged } from "./account-decision";

export type BuyerDetails = {
  readonly name: PersonName;
  readonly dateOfBirth: DateOfBirth | null;
  readonly gender: Gender | null;
};

/** Gives an account its buying side, once. Only while ACTIVE and not locked; never to staff. */
export function createBuyerProfile(
  account: Account,
  { by, at, ...details }: BuyerDetails & { readonly by: ActorRef; readonly at: Date },
): AccountDecision {
  if (account.buyerProfile) return unchanged(account);
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  if (isStaffAccount(account)) return refuse(roleViolation("MIXED_SIDES"));
  const granted = withRole(account, { type: "BUYER", grantedAt: at, grantedBy: by });
  const next = { ...account, name: details.name, buyerProfile: { ...details, createdAt: at }, roles: granted.roles };
  return changed(next, at, [{ type: "BuyerProfileCreated", accountId: account.id, occurredAt: at }, ...granted.events]);
}

/** What is left out stays; the same values change nothing. NOT_FOUND without a buyer profile. */
export function updateBuyerProfile(
  account: Account,
  { at, ...details }: Partial<BuyerDetails> & { readonly at: Date },
): AccountDecision {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  const before = account.buyerProfile;
  if (!before) return refuse({ code: "NOT_FOUND", what: "buyer profile" });
  const after: BuyerProfile = { ...before, ...details };
  const same = after.name === before.name && after.dateOfBirth === before.dateOfBirth && after.gender === before.gender;
  if (same) return unchanged(account);
  return changed({ ...account, name: after.name, buyerProfile: after }, at, [
    detailsChanged(account, "buyerProfile", at),
  ]);
}

export type SellerStart = {
  readonly storeName: StoreName;
  readonly gstNumber: Gstin | null;
  /** The registry confirmed the number. */
  readonly isVerified: boolean;
  /** A LEAD confirmed that shops of one business share the number. */
  readonly inDeclaredGroup?: boolean;
  readonly stage: SellingStage;
  readonly by: ActorRef;
  readonly at: Date;
};

/**
 * The account sells from here on and keeps buying: role, profile and buyer side stand together. Once: a repeat changes
 * nothing. Only while ACTIVE, not locked, with a buyer profile; never staff.
 */
export function upgradeToSeller(account: Account, start: SellerStart): AccountDecision {
  const { storeName, gstNumber, isVerified, stage, by, at } = start;
  if (account.sellerProfile && holdsRole(account, "SELLER")) return unchanged(account);
  const refused = refusalToAct(account, at, "SELLER");
  if (refused) return refused;
  if (isStaffAccount(account)) return refuse(roleViolation("MIXED_SIDES"));
  if (!account.buyerProfile) return refuse({ code: "NOT_FOUND", what: "buyer profile" });
  const granted = withRole(account, { type: "SELLER", grantedAt: at, grantedBy: by });
  const group = start.inDeclaredGroup ? { inDeclaredGroup: true } : {};
  const sellerProfile = { storeName, gstNumber, isVerified, onboardingStage: stage, ...group, createdAt: at };
  return changed({ ...account, sellerProfile, roles: granted.roles }, at, [
    ...granted.events,
    { type: "SellerUpgraded", accountId: account.id, occurredAt: at, stage, by },
  ]);
}

/** What is left out stays. A changed GSTIN is unconfirmed until the registry has been asked again. */
export function updateSellerProfile(
  account: Account,
  { at, ...details }: { readonly storeName?: StoreName; readonly gstNumber?: Gstin; readonly at: Date },
): AccountDecision {
  const refused = refusalToAct(account, at, "SELLER");
  if (refused) return refused;
  const before = account.sellerProfile;
  if (!before) return refuse({ code: "NOT_FOUND", what: "seller profile" });
  const merged: SellerProfile = { ...before, ...details };
  const sameNumber = merged.gstNumber === before.gstNumber;
  if (sameNumber && merged.storeName === before.storeName) return unchanged(account);
  const sellerProfile = sameNumber ? merged : { ...merged, isVerified: false, inDeclaredGroup: false };
  return changed({ ...account, sellerProfile }, at, [detailsChanged(account, "sellerProfile", at)]);
}

/** A number that staff approved takes the place of the one before, with what was confirmed about it. */
export function replaceGstin(
  account: Account,
  { at, ...number }: Required<Pick<SellerProfile, "isVerified" | "inDeclaredGroup">> & { gstNumber: Gstin; at: Date },
): AccountDecision {
  const refused = refusalToAct(account, at, "SELLER");
  if (refused) return refused;
  const before = account.sellerProfile;
  if (!before) return refuse({ code: "NOT_FOUND", what: "seller profile" });
  const sellerProfile: SellerProfile = { ...before, ...number };
  return changed({ ...account, sellerProfile }, at, [detailsChanged(account, "sellerProfile", at)]);
}

/** Moves a seller along the onboarding policy's arrows, like PROBATION to ESTABLISHED; others are ILLEGAL_TRANSITION. */
export function advanceSeller(
  account: Account,
  { to, by, at }: { readonly to: OnboardingStage; readonly by: ActorRef; readonly at: Date },
): AccountDecision {
  const refused = refusalToAct(account, at, "SELLER");
  if (refused) return refused;
  const before = account.sellerProfile;
  if (!before) return refuse({ code: "NOT_FOUND", what: "seller profile" });
  const from = before.onboardingStage;
  if (from === to) return unchanged(account);
  const step = onboardingStep(from, to);
  if (!step.ok) return step;
  return changed({ ...account, sellerProfile: { ...before, onboardingStage: to } }, at, [
    { type: "SellerOnboardingAdvanced", accountId: account.id, occurredAt: at, from, to, by },
  ]);
}

/** The roles with this one among them, and the event when it is new. */
function withRole(
  account: Account,
  role: Role,
): { readonly roles: readonly Role[]; readonly events: readonly DomainEvent[] } {
  if (holdsRole(account, role.type)) return { roles: account.roles, events: [] };
  return {
    roles: [...account.roles, role],
    events: [
      { type: "RoleAssigned", accountId: account.id, occurredAt: role.grantedAt, role: role.type, by: role.grantedBy },
    ],
  };
}

const detailsChanged = (
  account: Account,
  what: AccountDetailsChanged["changed"][number],
  at: Date,
): AccountDetailsChanged => ({
  type: "AccountDetailsChanged",
  accountId: account.id,
  occurredAt: at,
  changed: [what],
});
