import type { DatedFact, Label } from "@/server/accounts/domain/domain-services/backtest-service";
import type { StaleProfiles } from "@/server/accounts/domain/domain-services/stale-profiles";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import type { PolicyRun, PolicyRunKind } from "@/server/accounts/domain/entities/policy-run";
import type { PoliciesInForce } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { TrustRepository } from "./trust-repository";

/** How far a run is, as its worker tells it. */
export type RunStep = { readonly afterId: AccountId | null; readonly done: number; readonly tally: unknown };

/**
 * Where runs over the whole population keep how far they are. Progress is no act of anybody's and leaves no entry;
 * asking for a run and cancelling one does.
 */
export type PolicyRunStore = {
  /**
   * Takes what waits, oldest first, or what a process that is gone was at: its beat is older than `staleBefore`. Nobody
   * else has it then; null when there is nothing.
   */
  take(kind: PolicyRunKind, at: Date, staleBefore: Date): Promise<PolicyRun | null>;
  /** Remembers a step of a run. False when it is not this process's any more, or was cancelled: it stops there. */
  step(run: PolicyRun, step: RunStep, at: Date): Promise<boolean>;
  /** How many accounts the run will look at. */
  setTotal(run: PolicyRun, total: number): Promise<void>;
  /** Gives it back, for the next process: this one ends. */
  putBack(run: PolicyRun): Promise<void>;
  finish(run: PolicyRun, step: RunStep, at: Date): Promise<boolean>;
  fail(run: PolicyRun, problem: string, at: Date): Promise<void>;
};

export type PopulationRow = {
  readonly accountId: AccountId;
  readonly evidence: Evidence;
  readonly riskLevel: RiskLevel;
};

/** The whole population, read in the order of the ids, some thousands at a time, without locking anybody. */
export type PolicyPopulation = {
  count(): Promise<number>;
  range(afterId: AccountId | null, limit: number): Promise<readonly PopulationRow[]>;
  /**
   * Accounts whose score names another version than the one that scores them, in the order of their ids; everybody where
   * none is said.
   */
  stale(afterId: AccountId | null, limit: number, policies: PoliciesInForce | null): Promise<StaleProfiles>;
  /** How many those are. */
  countStale(policies: PoliciesInForce): Promise<number>;
  facts: TrustRepository["listFacts"];
  /** What was recorded about these accounts after a moment. */
  recordedSince(accountIds: readonly AccountId[], since: Date): Promise<ReadonlyMap<AccountId, readonly DatedFact[]>>;
  /** What people decided last about each of these accounts. */
  labels(accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Label>>;
};
