import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Restatements } from "@/server/accounts/domain/domain-services/quiet-restatement";
import type { Fact } from "@/server/accounts/domain/entities/evidence";
import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type TrustRepository = {
  find(accountId: AccountId): Promise<TrustProfile | null>;
  findMany(accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, TrustProfile>>;
  /** Stores profiles (new or changed) in one statement. The account rows are locked, so the last write is the only one. */
  saveMany(profiles: readonly TrustProfile[]): Promise<void>;
  /** Stores the signals whose key is new and answers just those: a fact counts once however often it is delivered. */
  insertNew(signals: readonly TrustSignal[]): Promise<readonly TrustSignal[]>;
  /** Signals of one account that occurred at or after `since`, oldest first, at most `limit` of the newest. */
  listSignals(accountId: AccountId, since: Date, limit: number): Promise<readonly TrustSignal[]>;
  /** The same for many accounts in one statement, each with its own `since`. */
  listSignalsOfMany(wanted: readonly SignalsWanted[], limitEach: number): Promise<SignalsByAccount>;
  /**
   * The money of the facts against each account, as `exposureOf` counts it in as many of the newest: a sum for each, and
   * nothing of what it is made of.
   */
  exposuresOf(wanted: readonly ExposuresWanted[], limitEach: number): Promise<ReadonlyMap<AccountId, number>>;
  /** One signal of this account; null where there is none recorded at that moment. */
  findSignal(accountId: AccountId, id: string, recordedAt: Date): Promise<TrustSignal | null>;
  /** Every signal of one factor that these accounts have, oldest first. */
  listSignalsOfFactor(accountIds: readonly AccountId[], factor: Factor): Promise<SignalsByAccount>;
  /**
   * New scores of accounts whose level stays, in one statement and without holding them: one that moved on since it was
   * read is left out. Answers how many were written.
   */
  restate(changes: Restatements, policyVersion: number, at: Date): Promise<number>;
  /** Every fact of these factors that these accounts have, without its detail: what their evidence is folded from. */
  listFacts(accountIds: readonly AccountId[], factors: readonly Factor[]): Promise<FactsByAccount>;
};

/** Accounts without any are left out. */
export type FactsByAccount = ReadonlyMap<AccountId, readonly Fact[]>;

export type SignalsWanted = {
  readonly accountId: AccountId;
  readonly since: Date;
  /** Facts that don't speak against the account only if they arrived later; null for none of them, left out for all. */
  readonly goodAfter?: Date | null;
};

/** Facts in another currency don't add up; those that name none are in this one. */
export type ExposuresWanted = {
  readonly accountId: AccountId;
  readonly since: Date;
  readonly currency: TrustPolicy["currency"];
};

/** Accounts without any are left out. */
export type SignalsByAccount = ReadonlyMap<AccountId, readonly TrustSignal[]>;
