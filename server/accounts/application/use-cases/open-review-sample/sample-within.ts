import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicyOf } from "@/server/accounts/domain/policies/review-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { profilesWithin } from "../record-signals/profiles-within";
import { EXPOSURE_SIGNALS, exposureOf, exposureSince } from "../record-signals/review-after-scoring";

/** What became of one account of a sample. */
export type Sampled = "opened" | "joined" | "known" | "passedOver";

type Sample = { readonly runId: string; readonly newId: NewId; readonly by: StaffActor };

/** Flags one account by hand for a run's sample, within a unit of work that holds it. */
export async function sampleWithin(
  write: WritableRepositories,
  accountId: AccountId,
  { runId, newId, by }: Sample,
): Promise<Sampled> {
  // Asked under the account's lock, which every other opening of the same sample waits for.
  if (await write.policyRuns.isSampled(runId, accountId)) return "known";
  const [account] = await write.accounts.findMany([accountId]);
  const policies = await write.policies.inForce();
  const profile = (await profilesWithin(write, [accountId], { policies, at: write.at })).get(accountId);
  if (!account || !profile || account.status === "DISABLED") return "passedOver";
  const policy = policyFor(accountId, policies);
  const since = exposureSince(write.at);
  const signals = (await write.trust.listSignalsOfMany([{ accountId, since }], EXPOSURE_SIGNALS)).get(accountId) ?? [];
  const known = await write.reviewCases.findLatest(accountId);
  const { reviewCase, events } = flagAccount(
    known,
    {
      caseId: caseIdFrom(newId()),
      accountId,
      reason: "FLAGGED_BY_HAND",
      riskLevel: profile.shown.riskLevel,
      scoreMilli: profile.shown.scoreMilli,
      exposureMinor: exposureOf(signals, policy),
      evidenceAt: null,
      at: write.at,
    },
    reviewPolicyOf(policy),
  );
  if (reviewCase === null) return "passedOver";
  const isOpen = known?.state === "OPEN";
  if (!isOpen) await write.reviewCases.insertMany([reviewCase]);
  else if (reviewCase !== known) await write.reviewCases.saveMany([{ before: known, after: reviewCase }]);
  await write.policyRuns.addToSample({
    runId,
    accountId,
    caseId: reviewCase.id,
    openedBy: by.accountId,
    openedByName: by.name,
    openedAt: write.at,
  });
  write.events.append(events);
  return isOpen ? "joined" : "opened";
}
