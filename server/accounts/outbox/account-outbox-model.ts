/** The wire type of a message to a holder. It shares the outbox's table and commit, but has a lane of its own. */
export const NOTIFICATION_REQUESTED = "accounts.notification-requested.v1";

/** One pending row: written with the change it tells of, its id fixed then and never again. */
export type OutboxMessage = {
  readonly id: string;
  /** Decimal digits. Within one account it grows in the order of the commits, since writers hold the account's row. */
  readonly seq: string;
  /** Null for what belongs to the installation itself, as a published policy. */
  readonly accountId: string | null;
  readonly aggregateVersion: number;
  readonly ordinal: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  readonly correlationId: string;
  readonly actor: string;
  /** How often it was tried and failed. */
  readonly attempts: number;
};

/** The columns of a message, for every statement that reads one. */
export const messageColumns =
  "o.id, o.seq, o.account_id, o.aggregate_version, o.ordinal, o.type, o.payload, o.occurred_at, o.correlation_id, o.actor, o.attempts";

export type OutboxRow = {
  readonly id: string;
  readonly seq: string;
  readonly account_id: string | null;
  readonly aggregate_version: number;
  readonly ordinal: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurred_at: Date;
  readonly correlation_id: string;
  readonly actor: string;
  readonly attempts: number;
};

export const toOutboxMessage = (row: OutboxRow): OutboxMessage => ({
  id: row.id,
  seq: row.seq,
  accountId: row.account_id,
  aggregateVersion: row.aggregate_version,
  ordinal: row.ordinal,
  type: row.type,
  payload: row.payload,
  occurredAt: row.occurred_at,
  correlationId: row.correlation_id,
  actor: row.actor,
  attempts: row.attempts,
});
