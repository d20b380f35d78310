import { type DomainEventType, wireType } from "../domain-events/domain-event";

/** Exhaustive: a new event does not compile until somebody says whether other systems may hear of it. */
const told: Readonly<Record<DomainEventType, true>> = {
  AccountActivated: true,
  AccountCreated: true,
  AccountDetailsChanged: true,
  AccountDisabled: true,
  AccountLocked: true,
  AccountSuspended: true,
  AccountUnlocked: true,
  AccountVerified: true,
  BuyerProfileCreated: true,
  DeviceRecorded: true,
  LoggedOut: true,
  LoginFailed: true,
  LoginSuccess: true,
  ReviewCaseDecided: true,
  ReviewCaseOpened: true,
  RiskIncreased: true,
  RoleAssigned: true,
  RoleRevoked: true,
  SellerOnboardingAdvanced: true,
  SellerUpgraded: true,
  SessionCreated: true,
  SessionRevoked: true,
  TrustOverridden: true,
  TrustOverrideEnded: true,
  TrustPolicyPublished: true,
  TrustScoreUpdated: true,
  TrustSignalRecorded: true,
};

/** What a receiver may ask for: `accounts.<event>.v1`. */
export const WEBHOOK_TYPES: readonly string[] = Object.keys(told)
  .map((type) => wireType({ type: type as DomainEventType }))
  .sort();

export const isWebhookType = (text: string): boolean => WEBHOOK_TYPES.includes(text);

export const webhookPolicy = {
  mostEndpoints: 20,
  urlCharacters: 2_000,
  /** For the whole of one delivery, from the look-up of the name to the last byte of the answer's head. */
  timeoutSeconds: 10,
  /** After each failure; beyond the last the delivery is parked. */
  retryAfterSeconds: [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400],
  /** A receiver that took nothing for so long gets nothing more. */
  disableAfterHours: 5 * 24,
  /** How long the secret before a new one signs too. */
  overlapHours: 24,
} as const;

/** Seconds until the next try after so many failures; null when there is none. */
export const retryAfterSeconds = (failures: number): number | null =>
  webhookPolicy.retryAfterSeconds[failures - 1] ?? null;
