import type { Account } from "../entities/account";
import type { Role } from "../entities/role";
import type { AccountStatus, StandingStatus } from "../value-objects/account-status";
import type { LockScope } from "../value-objects/lock-reason";
import { isStaffRole, type RoleType, type StaffRole } from "../value-objects/role-type";
import { activeLock, lockStopping } from "./account-decision";

/** The questions an account answers. Each takes the moment it is asked about: a lock ends by the clock alone. */

const TRANSITIONS: Readonly<Record<AccountStatus, readonly AccountStatus[]>> = {
  ACTIVE: ["SUSPENDED"],
  SUSPENDED: ["ACTIVE", "DISABLED"],
  DISABLED: [],
};

/** The statuses this account can go to next; none from DISABLED. */
export const allowedTransitions = (account: Pick<Account, "status">): readonly AccountStatus[] =>
  TRANSITIONS[account.status];

/** Does a lock stop this scope now? Asked plainly: is the whole account locked? */
export const isLocked = (account: Account, at: Date, scope: LockScope = "ACCOUNT"): boolean =>
  lockStopping(account, at, scope) !== null;

export const isVerified = (account: Account): boolean =>
  Boolean(account.email?.verifiedAt) || Boolean(account.phone?.verifiedAt);

/** What staff see: the worst of DISABLED, SUSPENDED, LOCKED (any scope), UNVERIFIED, ACTIVE. */
export function standingStatus(account: Account, at: Date): StandingStatus {
  if (account.status !== "ACTIVE") return account.status;
  if (activeLock(account, at)) return "LOCKED";
  return isVerified(account) ? "ACTIVE" : "UNVERIFIED";
}

export const holdsRole = (account: { readonly roles: readonly Role[] }, role: RoleType): boolean =>
  account.roles.some((held) => held.type === role);

/** Empty for a marketplace account: the two sides never mix. */
export const staffRolesOf = (account: { readonly roles: readonly Role[] }): readonly StaffRole[] =>
  account.roles.map((role) => role.type).filter(isStaffRole);

export const isStaffAccount = (account: Account): boolean => staffRolesOf(account).length > 0;

/** Could the holder sign in with the right proofs? Whether this device may is the authentication service's to say. */
export const canSignIn = (account: Account, at: Date): boolean =>
  account.status === "ACTIVE" && !isLocked(account, at) && isVerified(account);

export const canPerformBuyerOperations = (account: Account, at: Date): boolean =>
  account.status === "ACTIVE" && !isLocked(account, at) && holdsRole(account, "BUYER") && account.buyerProfile !== null;

/** An application is no shop yet: only PROBATION and ESTABLISHED sell. */
export const canPerformSellerOperations = (account: Account, at: Date): boolean =>
  account.status === "ACTIVE" &&
  !isLocked(account, at, "SELLER") &&
  holdsRole(account, "SELLER") &&
  (account.sellerProfile?.onboardingStage === "PROBATION" || account.sellerProfile?.onboardingStage === "ESTABLISHED");

export const canAddAddress = (account: Account, at: Date): boolean =>
  account.status === "ACTIVE" && !isLocked(account, at) && account.buyerProfile !== null;
