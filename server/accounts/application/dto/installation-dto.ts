/** How events travel, and how what carries them does. */
export type BrokerStateDto = {
  /** EMBEDDED: through the database alone; there are no streams or consumers then. */
  readonly mode: "EMBEDDED" | "NATS";
  /** Whether it answered just now. The database did, or there would be no answer. */
  readonly isConnected: boolean;
  readonly streams: readonly BrokerStreamDto[];
  readonly consumers: readonly BrokerConsumerDto[];
  /** Messages that wait for a person. */
  readonly parked: number;
  readonly readAt: Date;
};

export type BrokerStreamDto = { readonly name: string; readonly messages: number; readonly lastAt: Date | null };

export type BrokerConsumerDto = {
  readonly name: string;
  readonly stream: string;
  /** Not handed to it yet. */
  readonly pending: number;
  /** Handed to it and not acknowledged: under way, or on its way back after a failure. */
  readonly unacknowledged: number;
  /** Of those, how many were handed over more than once. */
  readonly redelivered: number;
  /** Age of the oldest message it has not acknowledged; null when it has all of them. */
  readonly lagSeconds: number | null;
};

/** How long the events of the latest locks took from their commit to being out. */
export type LockPropagationDto = {
  /** Of how many the figures are. */
  readonly measured: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly buckets: readonly { readonly label: string; readonly locks: number }[];
  readonly latest: readonly PropagatedLockDto[];
  readonly readAt: Date;
};

export type PropagatedLockDto = {
  readonly auditEntryId: string;
  readonly lockedAt: Date;
  /** UNCHANGED: the account was locked already, so that there was nothing to tell. */
  readonly state: "PUBLISHED" | "WAITING" | "UNCHANGED";
  readonly publishedAfterMs: number | null;
};

/** Counts stop at 100,000: beyond it only "more" matters. */
export type SessionStoreDto = {
  readonly live: number;
  readonly endedPerMinute: number;
  readonly readAt: Date;
};

/** What this installation runs on. */
export type InstallationDto = {
  readonly version: string;
  readonly node: string;
  /** When the process that answered began. */
  readonly startedAt: Date;
  /** MANAGED: by whoever runs this installation, outside of it. */
  readonly database: { readonly mode: "EMBEDDED" | "MANAGED"; readonly version: string; readonly connections: number };
  /** Null: attempts are counted in the database. */
  readonly redis: { readonly isConnected: boolean } | null;
  readonly broker: BrokerStateDto["mode"];
  readonly readAt: Date;
};
