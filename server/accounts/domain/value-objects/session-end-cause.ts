/** Why a session was ended by somebody or something other than its own sign-out. */
export const SESSION_END_CAUSES = [
  "ENDED_BY_HOLDER",
  "ENDED_BY_STAFF",
  "ACCOUNT_LOCKED",
  "ACCOUNT_SUSPENDED",
  "ACCOUNT_DISABLED",
  "PASSWORD_CHANGED",
  "PASSWORD_RESET",
  "CONTACT_CHANGED",
  "ROLE_CHANGED",
  "SECOND_FACTOR_RESET",
  "SECOND_FACTOR_CHANGED",
  "TOO_MANY_SESSIONS",
  "REPLACED",
  "TOKEN_REUSED",
  "IDLE",
  "EXPIRED",
] as const;

export type SessionEndCause = (typeof SESSION_END_CAUSES)[number];

export const isSessionEndCause = (text: string): text is SessionEndCause =>
  SESSION_END_CAUSES.some((cause) => cause === text);
