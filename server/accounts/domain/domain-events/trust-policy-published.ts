import type { ActorRef } from "../value-objects/actor-ref";

/** A policy version went live for every account, so it belongs to none. */
export type TrustPolicyPublished = {
  readonly type: "TrustPolicyPublished";
  readonly accountId: null;
  readonly occurredAt: Date;
  readonly policyVersion: number;
  readonly contentHash: string;
  readonly by: ActorRef;
};
