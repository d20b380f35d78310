import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { openTrustProfile, type TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { kycFactsOf, kycLevelFrom } from "@/server/accounts/domain/domain-services/kyc-service";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { foldedUnder } from "./folded-under";

export type Profiles = ReadonlyMap<AccountId, TrustProfile>;

/** The trust profiles of these accounts; one that has none yet gets its first. Unknown accounts are left out. */
export async function profilesWithin(
  write: Pick<WritableRepositories, "trust" | "accounts">,
  ids: readonly AccountId[],
  { policies, at }: { readonly policies: PoliciesInForce; readonly at: Date },
  stored: Profiles | null = null,
): Promise<Profiles> {
  const known = await foldedUnder(write, stored ?? (await write.trust.findMany(ids)), policies);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const accounts = await write.accounts.findMany(missing);
  const opened = accounts.map((account): [AccountId, TrustProfile] => {
    const kycLevel = kycLevelFrom(kycFactsOf(account, { identity: false, payout: false }));
    const policy = policyFor(account.id, policies);
    return [account.id, openTrustProfile({ accountId: account.id, kycLevel, policy, at })];
  });
  return new Map([...known, ...opened]);
}
