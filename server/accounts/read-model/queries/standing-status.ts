import type { StandingStatus } from "@/server/accounts/domain/value-objects/account-status";
import { statusOf } from "./column-values";

type StatusColumns = {
  readonly status: string;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly verified: boolean;
};

/** The worst that holds at the moment: a lock whose end has passed no longer counts, recorded or not. */
export function standingStatusOf(row: StatusColumns, at: Date): StandingStatus {
  const status = statusOf(row.status);
  if (status !== "ACTIVE") return status;
  if (isLockedAt(row, at)) return "LOCKED";
  return row.verified ? "ACTIVE" : "UNVERIFIED";
}

export const isLockedAt = (row: Pick<StatusColumns, "lock_since" | "lock_until">, at: Date): boolean =>
  row.lock_since !== null && (row.lock_until === null || row.lock_until > at);
