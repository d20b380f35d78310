import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import type { LockedWithin } from "./lock-within";

export type LockProofDeps = {
  /** How many of these sessions a request would still be served with, by the very check that every request makes. */
  readonly countGoodSessions: (ids: readonly SessionId[]) => Promise<number>;
  /** A clock that only runs forward, for durations. */
  readonly milliseconds: () => number;
};

export type CommittedLock = LockedWithin & {
  readonly accountId: AccountId;
  readonly auditEntryId: string;
  readonly lockedAt: Date;
};

/** Checks after the commit that each ended session is refused, and says how long everything took, in milliseconds. */
export async function proveLock(
  { countGoodSessions, milliseconds }: LockProofDeps,
  committed: CommittedLock,
  startedAt: number,
): Promise<LockReceiptDto> {
  const committedAfter = milliseconds();
  const ended = committed.endedSessionIds.length;
  const stillGood = ended === 0 ? 0 : await countGoodSessions(committed.endedSessionIds);
  return {
    accountId: committed.accountId,
    auditEntryId: committed.auditEntryId,
    lockedAt: committed.lockedAt,
    scope: committed.lock.scope,
    until: committed.lock.until,
    asked: committed.asked,
    sessionsEnded: ended,
    sessionsRefused: ended - stillGood,
    savedMs: Math.round(committedAfter - startedAt),
    refusedMs: Math.round(milliseconds() - startedAt),
  };
}
