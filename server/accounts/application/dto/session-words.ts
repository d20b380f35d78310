import type { SessionDto } from "./session-dto";

const END_REASONS: Readonly<Record<NonNullable<SessionDto["endReason"]>, string>> = {
  SIGNED_OUT: "Signed out",
  ENDED_BY_HOLDER: "Ended by the holder",
  ENDED_BY_STAFF: "Ended by staff",
  ACCOUNT_LOCKED: "Account locked",
  ACCOUNT_SUSPENDED: "Account suspended",
  ACCOUNT_DISABLED: "Account disabled",
  PASSWORD_CHANGED: "Password changed",
  PASSWORD_RESET: "Password reset",
  CONTACT_CHANGED: "Contact changed",
  ROLE_CHANGED: "Role changed",
  SECOND_FACTOR_RESET: "Second factor reset",
  SECOND_FACTOR_CHANGED: "Second factor changed",
  TOO_MANY_SESSIONS: "Too many sessions",
  REPLACED: "Replaced by a newer one",
  TOKEN_REUSED: "Token used twice",
  IDLE: "Not used for too long",
  EXPIRED: "Ran out",
};

const METHODS: Readonly<Record<string, string>> = {
  PASSWORD: "Password",
  PASSKEY: "Passkey",
  COMPANY: "Company",
  DEMO: "Demo",
};

export const endReasonLabel = (reason: NonNullable<SessionDto["endReason"]>): string => END_REASONS[reason];
export const methodLabel = (method: string): string => METHODS[method] ?? method;
