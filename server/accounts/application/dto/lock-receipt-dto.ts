import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";

/** The proof that a lock holds. Milliseconds are measured from the start of the write. */
export type LockReceiptDto = {
  readonly accountId: string;
  readonly auditEntryId: string;
  readonly lockedAt: Date;
  readonly scope: LockScope;
  readonly until: Date | null;
  /** What waits for a second person: the lock ends then if nobody else approves. Null when nothing was asked. */
  readonly asked: { readonly approvalId: string; readonly until: Date; readonly expiresAt: Date } | null;
  readonly sessionsEnded: number;
  /** Of those, how many the session check itself refused right after the commit. */
  readonly sessionsRefused: number;
  readonly savedMs: number;
  readonly refusedMs: number;
};

/** What follows the commit by itself: the event on its way out. Null while it waits. */
export type LockPublicationDto = { readonly publishedAt: Date | null; readonly publishedAfterMs: number | null };
