import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";

/** A day by UTC, as `2026-11-26`. */
export type SampleDay = string;

/** Accounts that nobody ever had a reason to look at: active, proved or imported, no staff, never a case. */
export type Untouched = {
  /** About how many there are; exact while the accounts are few. */
  readonly count: number;
  /** Some of them, each as likely as any other. */
  readonly drawn: readonly AccountId[];
};

/** What is read to draw. Only candidates: each unit of work looks again under the account's lock. */
export type QaSampleDirectory = {
  /** How many places of the day are given. */
  takenOn(day: SampleDay): Promise<number>;
  drawUntouched(limit: number): Promise<Untouched>;
};

export type QaSampleRepository = {
  /** Gives this place of the day to the account; false when somebody else was first. */
  take(
    place: { readonly day: SampleDay; readonly place: number },
    accountId: AccountId,
    caseId: CaseId,
  ): Promise<boolean>;
};
