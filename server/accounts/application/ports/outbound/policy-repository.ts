import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";

/** One immutable version of the trust policy. `contentHash` is the SHA-256 of `document`, as hex. */
export type PublishedPolicy = {
  readonly version: number;
  readonly document: string;
  readonly contentHash: string;
  readonly author: ActorRef;
  readonly publishedAt: Date;
};

export type PolicyRepository = {
  /** The content hash of a version that is there, whatever its state. */
  findHash(version: number): Promise<string | null>;
  /** Adds a live version. False when it is there already: somebody else was first. */
  publish(policy: PublishedPolicy): Promise<boolean>;
};
