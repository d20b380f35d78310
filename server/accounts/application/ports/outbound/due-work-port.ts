import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

export type DueRequest = { readonly id: ApprovalId; readonly accountId: AccountId | null };

/** What time alone makes due. Only candidates: each unit of work looks again under the account's lock. */
export type DueWork = {
  /** Accounts whose lock ended by the clock and still stands in the row, the longest over first. */
  expiredLocks(at: Date, limit: number): Promise<readonly AccountId[]>;
  /** Accounts made before `createdBefore` of which nobody ever proved a contact; imported ones are no such accounts. */
  neverVerified(createdBefore: Date, limit: number): Promise<readonly AccountId[]>;
  /** Accounts that close by their holder's wish by `at`, those on hold left out. */
  dueClosings(at: Date, limit: number): Promise<readonly AccountId[]>;
  /** Accounts that their holders closed before `closedBefore` and whose contacts are still taken. */
  closedContacts(closedBefore: Date, limit: number): Promise<readonly AccountId[]>;
  /** Accounts whose score leaves its level, or drifts by a point, by `at`. */
  dueEvaluations(at: Date, limit: number): Promise<readonly AccountId[]>;
  /** Accounts whose override of the standing is over by `at` and nobody recorded it, the longest over first. */
  endedOverrides(at: Date, limit: number): Promise<readonly AccountId[]>;
  /** Requests that lapse by `until` and of which nobody was told yet, the nearest first. */
  requestsToRemind(until: Date, limit: number): Promise<readonly DueRequest[]>;
  /** Requests for approval that nobody answered in time, the longest over first. */
  expiredRequests(at: Date, limit: number): Promise<readonly DueRequest[]>;
};
