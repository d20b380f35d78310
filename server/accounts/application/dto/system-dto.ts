import type { ReadModelName } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";

/** How the outbox keeps up. Counts stop at 100,000: beyond it only "more" matters. */
export type OutboxStateDto = {
  readonly pendingEvents: number;
  /** Null when nothing waits. */
  readonly oldestEventSeconds: number | null;
  readonly publishedPerMinute: number;
  /** Failed at least once and will be tried again by themselves. */
  readonly retrying: number;
  /** Given up until a person decides. */
  readonly parkedEvents: number;
  readonly pendingMessages: number;
  readonly parkedMessages: number;
  readonly readAt: Date;
};

/** One read model that is kept up to date from events. */
export type ProjectionDto = {
  readonly name: ReadModelName;
  readonly label: string;
  /** Of the newest event it has, in the order of recording; null before the first. */
  readonly position: string | null;
  readonly movedAt: Date | null;
  /** Age of the oldest event it still misses; null when it misses none. */
  readonly lagSeconds: number | null;
  /** Why an event that waits could not be counted yet; null when none failed. */
  readonly lastError: string | null;
  /** The latest one; null when it was never built anew. */
  readonly rebuild: RebuildDto | null;
};

export type RebuildDto = {
  /** SILENT: it runs no longer, and another worker takes it up. */
  readonly state: "REQUESTED" | "RUNNING" | "SILENT" | "DONE" | "FAILED";
  readonly by: string;
  readonly at: Date;
  readonly accountsDone: number;
  readonly accountsTotal: number;
  /** Rows that were other than the live ones; null while it is not over. */
  readonly differing: number | null;
  readonly problem: string | null;
};

export type ProjectionsDto = { readonly rows: readonly ProjectionDto[]; readonly readAt: Date };

/** What was parked: an event the shop told, one of our own for somebody, or a message to a holder. */
export type ParkedKindDto = "SHOP_EVENT" | "ACCOUNT_EVENT" | "MESSAGE_TO_HOLDER";

/** A message that waits for a person. */
export type ParkedMessageRowDto = {
  readonly id: string;
  readonly kind: ParkedKindDto;
  readonly type: string | null;
  /** Who could not take it. */
  readonly consumer: string;
  /** Private values that an error of foreign making repeats are masked. */
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: Date;
};

export type ParkedMessagesDto = {
  readonly rows: readonly ParkedMessageRowDto[];
  readonly nextCursor: string | null;
  readonly readAt: Date;
};

/** One of them, opened: what is not known to be harmless is masked. */
export type ParkedMessageDto = ParkedMessageRowDto & {
  readonly occurredAt: Date | null;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly isMasked: boolean }[];
  /** How many messages wait behind it. */
  readonly behind: number;
};

/** The chain that the audit trail is sealed into. */
export type AuditChainDto = {
  /** Number of the last sealed entry; "0" before the first. */
  readonly sealedUpTo: string;
  readonly sealedAt: Date | null;
  /** Age of the oldest entry that is not sealed yet; null when every one is. */
  readonly tailSeconds: number | null;
  readonly keyId: string | null;
  /** The latest one, running or over; null before the first. */
  readonly verification: ChainVerificationDto | null;
  readonly readAt: Date;
};

export type ChainVerificationDto = {
  readonly state: "REQUESTED" | "RUNNING" | "INTACT" | "BROKEN" | "FAILED";
  readonly by: string;
  readonly at: Date;
  readonly finishedAt: Date | null;
  readonly entriesDone: number;
  readonly entriesTotal: number;
  readonly sealedUpTo: string | null;
  /** The first thing found, in words; null when all is as it was sealed. */
  readonly fault: string | null;
  readonly problem: string | null;
};
