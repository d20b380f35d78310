/** Told only to a holder who has proved who they are; to anybody else a lock looks like any failed sign-in. */
export type AccountLockedRefusal = {
  readonly code: "ACCOUNT_LOCKED";
  readonly scope: "ACCOUNT" | "SELLER" | "UNKNOWN_DEVICES";
  /** ISO 8601; absent when the lock has no end. */
  readonly until?: string;
  /** The account itself, where its own holder was refused. */
  readonly accountId?: string;
};

export const accountLocked = (
  lock: { scope: AccountLockedRefusal["scope"]; until: Date | null },
  accountId?: string,
): AccountLockedRefusal => ({
  code: "ACCOUNT_LOCKED",
  scope: lock.scope,
  ...(lock.until ? { until: lock.until.toISOString() } : {}),
  ...(accountId ? { accountId } : {}),
});
