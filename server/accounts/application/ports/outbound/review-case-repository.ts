import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";

export type ReviewCaseRepository = {
  find(id: CaseId): Promise<ReviewCase | null>;
  /** The account's open case, else its latest decided one. */
  findLatest(accountId: AccountId): Promise<ReviewCase | null>;
  findLatestMany(accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, ReviewCase>>;
  insertMany(cases: readonly ReviewCase[]): Promise<void>;
  /** CONFLICT, naming who was first, when the stored version is not the one read. */
  save(before: ReviewCase, after: ReviewCase): Promise<Result<ReviewCase>>;
  /** The same in one statement, for callers that hold the accounts since before they read: throws on a conflict. */
  saveMany(changes: readonly CaseChange[]): Promise<void>;
};

export type CaseChange = { readonly before: ReviewCase; readonly after: ReviewCase };
