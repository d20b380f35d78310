import type { AccountActivated } from "./account-activated";
import type { AccountCreated } from "./account-created";
import type { AccountDetailsChanged } from "./account-details-changed";
import type { AccountDisabled } from "./account-disabled";
import type { AccountLocked } from "./account-locked";
import type { AccountSuspended } from "./account-suspended";
import type { AccountUnlocked } from "./account-unlocked";
import type { AccountVerified } from "./account-verified";
import type { BuyerProfileCreated } from "./buyer-profile-created";
import type { DeviceRecorded } from "./device-recorded";
import type { LoggedOut } from "./logged-out";
import type { LoginFailed } from "./login-failed";
import type { LoginSuccess } from "./login-success";
import type { ReviewCaseDecided } from "./review-case-decided";
import type { ReviewCaseOpened } from "./review-case-opened";
import type { RiskIncreased } from "./risk-increased";
import type { RoleAssigned } from "./role-assigned";
import type { RoleRevoked } from "./role-revoked";
import type { SellerOnboardingAdvanced } from "./seller-onboarding-advanced";
import type { SellerUpgraded } from "./seller-upgraded";
import type { SessionCreated } from "./session-created";
import type { SessionRevoked } from "./session-revoked";
import type { TrustOverridden } from "./trust-overridden";
import type { TrustOverrideEnded } from "./trust-override-ended";
import type { TrustPolicyPublished } from "./trust-policy-published";
import type { TrustScoreUpdated } from "./trust-score-updated";
import type { TrustSignalRecorded } from "./trust-signal-recorded";

/** Everything that an aggregate can say has happened. Stored with the change, then published in order per account. */
export type DomainEvent =
  | AccountActivated
  | AccountCreated
  | AccountDetailsChanged
  | AccountDisabled
  | AccountLocked
  | AccountSuspended
  | AccountUnlocked
  | AccountVerified
  | BuyerProfileCreated
  | DeviceRecorded
  | LoggedOut
  | LoginFailed
  | LoginSuccess
  | ReviewCaseDecided
  | ReviewCaseOpened
  | RiskIncreased
  | RoleAssigned
  | RoleRevoked
  | SellerOnboardingAdvanced
  | SellerUpgraded
  | SessionCreated
  | SessionRevoked
  | TrustOverridden
  | TrustOverrideEnded
  | TrustPolicyPublished
  | TrustScoreUpdated
  | TrustSignalRecorded;

export type DomainEventType = DomainEvent["type"];

/** The event of one type: `EventOf<"AccountLocked">`. */
export type EventOf<Type extends DomainEventType> = Extract<DomainEvent, { readonly type: Type }>;

/** The CloudEvents type: `AccountLocked` travels as `accounts.account-locked.v1`. */
export function wireType({ type }: { readonly type: DomainEventType }): string {
  const known = wireTypes.get(type) ?? `accounts.${type.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.v1`;
  wireTypes.set(type, known);
  return known;
}

/** Made once for each: a batch of events asks some thousand times. */
const wireTypes = new Map<DomainEventType, string>();

/** The CloudEvents subject: what the event is about, and the key that its order is kept by. */
export const eventSubject = (event: DomainEvent): string =>
  event.type === "TrustPolicyPublished" ? `trust-policies/${event.policyVersion}` : `accounts/${event.accountId}`;
