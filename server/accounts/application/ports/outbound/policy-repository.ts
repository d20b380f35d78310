import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import type { PolicyState, PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { RampAct } from "@/server/accounts/domain/policies/ramp-plan";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";

/** One immutable version of the trust policy. `contentHash` is the SHA-256 of `document`, as hex. */
export type PublishedPolicy = {
  readonly version: number;
  readonly document: string;
  readonly contentHash: string;
  readonly author: ActorRef;
  readonly publishedAt: Date;
};

/** One change of a ramp's share, as it stays on record. Its id is that of the entry of the act. */
export type RampRecord = {
  readonly id: string;
  readonly version: number;
  readonly act: RampAct;
  /** Percent of the accounts from this moment on. */
  readonly share: number;
  readonly startedAt: Date;
  readonly by: string;
  readonly byName: string;
  readonly approvalId: string | null;
};

export type PolicyRepository = {
  /** The content hash of a version that is there, whatever its state. */
  findHash(version: number): Promise<string | null>;
  /** Adds a live version. False when it is there already: somebody else was first. */
  publish(policy: PublishedPolicy): Promise<boolean>;
  /** The version in force, read after the accounts were locked: nobody is scored under one that was already followed. */
  live(): Promise<TrustPolicy>;
  /** The same with the version that a ramp has scored a share of the accounts by. */
  inForce(): Promise<PoliciesInForce>;
  /** Any version that left its draft. */
  of(version: number): Promise<TrustPolicy>;
  find(version: number): Promise<PolicyVersion | null>;
  /** The one draft, shadow or live version there is; the row stays locked. */
  findOnly(state: Exclude<PolicyState, "RETIRED">): Promise<PolicyVersion | null>;
  nextVersion(): Promise<number>;
  /** CONFLICT when another of the same state is there already. */
  insert(version: PolicyVersion): Promise<Result<PolicyVersion>>;
  /** CONFLICT when the stored one is not the one read any more, or another one holds its new state. */
  save(before: PolicyVersion, after: PolicyVersion): Promise<Result<PolicyVersion>>;
  /** Added to the record of ramps, which nobody changes. */
  recordRamp(step: RampRecord): Promise<void>;
};

/** A case that a person looks at because the account moves most in a backtest. */
export type SampledCase = {
  readonly runId: string;
  readonly accountId: AccountId;
  readonly caseId: CaseId;
  readonly openedBy: AccountId;
  readonly openedByName: string;
  readonly openedAt: Date;
};

export type PolicyRunRepository = {
  insert(run: PolicyRun): Promise<void>;
  find(id: string): Promise<PolicyRun | null>;
  /** The newest of its kind for this document. */
  findNewest(kind: PolicyRun["kind"], contentHash: string): Promise<PolicyRun | null>;
  /** Ends what waits or runs; null when it was over already. */
  cancel(id: string, at: Date): Promise<PolicyRun | null>;
  /** Says in the entry which run's largest moves are asked for, whatever becomes of them. */
  noteSampling(run: PolicyRun): Promise<void>;
  /** Is the account in the sample of this run already? */
  isSampled(runId: string, accountId: AccountId): Promise<boolean>;
  /** Adds an account that is held to a run's sample. */
  addToSample(sampled: SampledCase): Promise<void>;
  /** Ends every open run of a version: it was discarded or followed. */
  cancelAllOf(kind: PolicyRun["kind"], policyVersion: number, at: Date): Promise<void>;
};
