import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { factorsToFold, foldAgain } from "@/server/accounts/domain/entities/evidence";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/**
 * The same profiles with their evidence measured in the half-lives of the version that scores each: where another one measured it, it is
 * folded again from the stored facts. For most policies, and most accounts, there is nothing to do.
 */
export async function foldedUnder(
  { trust }: Pick<WritableRepositories, "trust">,
  profiles: ReadonlyMap<AccountId, TrustProfile>,
  policies: PoliciesInForce,
): Promise<ReadonlyMap<AccountId, TrustProfile>> {
  const stale = [...profiles.values()].flatMap((profile) => {
    const policy = policyFor(profile.accountId, policies);
    const factors = factorsToFold(profile.evidence, policy);
    return factors.length > 0 ? [{ profile, policy, factors }] : [];
  });
  if (stale.length === 0) return profiles;
  const factors = [...new Set(stale.flatMap((one) => one.factors))];
  const facts = await trust.listFacts(
    stale.map(({ profile }) => profile.accountId),
    factors,
  );
  const folded = stale.map(({ profile, policy, factors: own }): [AccountId, TrustProfile] => {
    const known = (facts.get(profile.accountId) ?? []).filter(({ factor }) => own.includes(factor));
    return [profile.accountId, { ...profile, evidence: foldAgain(profile.evidence, own, known, policy) }];
  });
  return new Map([...profiles, ...folded]);
}
