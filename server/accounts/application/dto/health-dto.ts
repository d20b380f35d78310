/** Whether this installation can do its work now, without a word about anybody. */
export type HealthDto = {
  readonly ready: boolean;
  readonly database: "UP" | "DOWN";
  /** The histories have room for the month to come; without it every action would fail at midnight on the first. */
  readonly nextMonth: "READY" | "MISSING" | "UNKNOWN";
  /** A worker process is connected. */
  readonly worker: "UP" | "DOWN" | "UNKNOWN";
  /** Seconds by which the read models lag behind, at most; null when nothing waits or nobody knows. */
  readonly lagSeconds: number | null;
  /** Age of the oldest entry of the audit trail that is not sealed yet; null when every one is, or nobody knows. */
  readonly auditTailSeconds: number | null;
  readonly pendingEvents: number | null;
  readonly parkedEvents: number | null;
  readonly pendingMessages: number | null;
  readonly parkedMessages: number | null;
};
