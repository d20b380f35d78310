/** The life cycle. A lock is no status but an overlay: see `Lock`. */
export const ACCOUNT_STATUSES = ["ACTIVE", "SUSPENDED", "DISABLED"] as const;

export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** What staff see: the worst of all that holds, worst first. */
export const STANDING_STATUSES = ["DISABLED", "SUSPENDED", "LOCKED", "UNVERIFIED", "ACTIVE"] as const;

export type StandingStatus = (typeof STANDING_STATUSES)[number];

export const isAccountStatus = (text: string): text is AccountStatus =>
  ACCOUNT_STATUSES.some((status) => status === text);

export const isStandingStatus = (text: string): text is StandingStatus =>
  STANDING_STATUSES.some((status) => status === text);
