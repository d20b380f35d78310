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
  readonly name: string;
  readonly label: string;
  /** Of the newest event it has, in the order of recording; null before the first. */
  readonly position: string | null;
  readonly movedAt: Date | null;
  /** Age of the oldest event it still misses; null when it misses none. */
  readonly lagSeconds: number | null;
};

export type ProjectionsDto = { readonly rows: readonly ProjectionDto[]; readonly readAt: Date };
