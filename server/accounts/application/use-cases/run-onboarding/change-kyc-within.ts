import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeKycLevel } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { kycFactsOf, kycLevelFrom } from "@/server/accounts/domain/domain-services/kyc-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type KycLevel, kycAtLeast } from "@/server/accounts/domain/value-objects/kyc-level";

/** What the stages prove, or what stood before them; never below what a proved contact gives by itself. */
export async function changeKycWithin(
  write: WritableRepositories,
  { accountId, onboarding }: SellerApplication,
  level: KycLevel,
): Promise<void> {
  const account = await write.accounts.find(accountId);
  const profile = await write.trust.find(accountId);
  if (!account || !profile) return;
  const byContact = kycLevelFrom({ ...kycFactsOf(account, { identity: false, payout: false }) });
  const levels = [level, onboarding.kycBefore, byContact];
  const highest = levels.reduce((best, one) => (kycAtLeast(one, best) ? one : best));
  const changed = changeKycLevel(profile, highest);
  if (changed !== profile) await write.trust.saveMany([changed]);
}
