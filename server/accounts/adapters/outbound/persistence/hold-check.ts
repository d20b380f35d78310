/** What a hold pass is weighed by, read again at every use. */
export type HoldRow = {
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_until: Date | null;
  readonly link_epoch: number;
};

/** Is the account still on hold, and the pass from after its last change of credential, contact or standing? */
export const isGoodHoldPass = (row: HoldRow, linkEpoch: number, at: Date): boolean =>
  row.link_epoch === linkEpoch && isOnHold(row, at);

/** Suspended, disabled, or locked whole: the states in which nobody signs in. */
export const isOnHold = ({ status, lock_scope, lock_until }: HoldRow, at: Date): boolean =>
  status !== "ACTIVE" || (lock_scope === "ACCOUNT" && (lock_until === null || lock_until > at));
