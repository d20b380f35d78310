import type { CaseChange } from "@/server/accounts/application/ports/outbound/review-case-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { isFraudLock } from "@/server/accounts/domain/domain-services/locked-company-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { exposuresWithin } from "../record-signals/exposures-within";
import { profilesWithin } from "../record-signals/profiles-within";

type Link = {
  /** When the account they are linked to was locked: the evidence of the flag. */
  readonly since: Date;
  readonly newId: () => string;
};

/**
 * Flags these accounts within a unit of work that holds them; staff, accounts that are closed and those that somebody
 * locked for fraud already are passed over.
 */
export async function flagLinkedWithin(
  write: WritableRepositories,
  ids: readonly AccountId[],
  { since, newId }: Link,
): Promise<number> {
  const accounts = (await write.accounts.findMany(ids)).filter(
    (account) => !isStaffAccount(account) && account.status !== "DISABLED" && !isLockedForFraud(account, write.at),
  );
  const held = accounts.map(({ id }) => id);
  const policies = await write.policies.inForce();
  const profiles = await profilesWithin(write, held, { policies, at: write.at });
  const cases = await write.reviewCases.findLatestMany(held);
  const exposures = await exposuresWithin(write, held, policies);
  const opened: ReviewCase[] = [];
  const joined: CaseChange[] = [];
  for (const [accountId, { shown }] of profiles) {
    const known = cases.get(accountId) ?? null;
    const { reviewCase, events } = flagAccount(
      known,
      {
        caseId: caseIdFrom(newId()),
        accountId,
        reason: "LINKED_TO_FRAUD",
        ...shown,
        exposureMinor: exposures.get(accountId) ?? 0,
        evidenceAt: since,
        at: write.at,
      },
      reviewPolicy,
    );
    write.events.append(events);
    if (reviewCase === null || reviewCase === known) continue;
    if (known?.state === "OPEN") joined.push({ before: known, after: reviewCase });
    else opened.push(reviewCase);
  }
  await write.reviewCases.saveMany(joined);
  if (opened.length > 0) await write.reviewCases.insertMany(opened);
  return opened.length + joined.length;
}

function isLockedForFraud(account: Account, at: Date): boolean {
  const lock = activeLock(account, at);
  return lock?.scope === "ACCOUNT" && isFraudLock(lock.reason);
}
