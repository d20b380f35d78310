import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { riskUnder, standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { FrozenAccount, FrozenEvidence, FrozenStanding } from "@/server/accounts/domain/entities/approval-request";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { isInForce } from "@/server/accounts/domain/entities/score-override";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What the house knows at this moment, as the approver will find it beside what changed since. */
export async function freezeEvidence(
  write: WritableRepositories,
  accountId: AccountId | null,
): Promise<FrozenEvidence> {
  if (!accountId) return { account: null, standing: null, caseReasons: [] };
  const account = await write.accounts.find(accountId);
  const profile = await write.trust.find(accountId);
  const reviewCase = await write.reviewCases.findLatest(accountId);
  return {
    account: account && frozenAccount(account, write.at),
    standing: profile && frozenStanding(profile, policyFor(accountId, await write.policies.inForce()), write.at),
    caseReasons: reviewCase && wasOpenBefore(reviewCase, write.at) ? reviewCase.reasons : [],
  };
}

/** A case that this very work decides was open when it began, and is why the question is asked. */
const wasOpenBefore = (reviewCase: ReviewCase, at: Date): boolean =>
  reviewCase.state === "OPEN" || reviewCase.decision.at >= at;

function frozenAccount(account: Account, at: Date): FrozenAccount {
  const lock = activeLock(account, at);
  return {
    status: account.status,
    roles: account.roles.map((role) => role.type),
    lock: lock && {
      reason: lock.reason,
      scope: lock.scope,
      since: lock.since.toISOString(),
      until: lock.until?.toISOString() ?? null,
    },
  };
}

/** Evidence ages by the minute, so the score is that of now and not of the profile's last evaluation. */
function frozenStanding(profile: TrustProfile, policy: TrustPolicy, at: Date): FrozenStanding {
  const { override } = profile;
  const inForce = override && isInForce(override, at) ? override : null;
  const held = standingOverride(inForce);
  const { scoreMilli, lines, policyVersion } = evaluateTrust(profile.evidence, policy, at, held);
  return {
    scoreMilli,
    riskLevel: riskUnder(profile.riskLevel, inForce, policy),
    kycLevel: profile.kycLevel,
    policyVersion,
    lines: lines.map(({ input, pointsMilli }) => ({ input, pointsMilli })),
  };
}
