import type { BrokerConsumerDto, BrokerStreamDto } from "@/server/accounts/application/dto/installation-dto";

export type BrokerReading = {
  readonly isConnected: boolean;
  readonly streams: readonly BrokerStreamDto[];
  readonly consumers: readonly BrokerConsumerDto[];
};

/** Looks at the broker, and never throws: one that does not answer is the answer. */
export type ReadBroker = () => Promise<BrokerReading>;

/** What this process knows of what it runs on. */
export type Installation = {
  readonly version: string;
  readonly startedAt: Date;
  readonly database: "EMBEDDED" | "MANAGED";
  /** Null where no Redis is set up. */
  readonly isRedisUp: (() => boolean) | null;
  /** Null where events go through the database alone. */
  readonly readBroker: ReadBroker | null;
};
