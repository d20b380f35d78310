import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicyOf } from "@/server/accounts/domain/policies/review-policy";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { exposuresWithin } from "./record-signals/exposures-within";
import { profilesWithin } from "./record-signals/profiles-within";

type Flag = {
  /** The account's latest case. */
  readonly known: ReviewCase | null;
  readonly reason: FlagReason;
  readonly newId: NewId;
};

/**
 * Flags one account for a reason that is no evidence of its own, within a unit of work that holds it: a case opens, or
 * the reason joins the open one. Answers that case; null where the rules of review open none.
 */
export async function flagWithin(
  write: WritableRepositories,
  { id: accountId }: Account,
  { known, reason, newId }: Flag,
): Promise<ReviewCase | null> {
  const policies = await write.policies.inForce();
  const profile = (await profilesWithin(write, [accountId], { policies, at: write.at })).get(accountId);
  if (!profile) return null;
  const policy = policyFor(accountId, policies);
  const exposures = await exposuresWithin(write, [accountId], policies);
  const { reviewCase, events } = flagAccount(
    known,
    {
      caseId: caseIdFrom(newId()),
      accountId,
      reason,
      ...profile.shown,
      exposureMinor: exposures.get(accountId) ?? 0,
      evidenceAt: null,
      at: write.at,
    },
    reviewPolicyOf(policy),
  );
  if (reviewCase === null) return null;
  if (known?.state !== "OPEN") await write.reviewCases.insertMany([reviewCase]);
  else if (reviewCase !== known) await write.reviewCases.saveMany([{ before: known, after: reviewCase }]);
  write.events.append(events);
  return reviewCase;
}
