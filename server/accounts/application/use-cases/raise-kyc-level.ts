import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeKycLevel } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** A contact was proved: who was nobody yet is somebody who can be reached. */
export async function raiseKycLevel(write: WritableRepositories, accountId: AccountId): Promise<void> {
  const profile = await write.trust.find(accountId);
  if (profile?.kycLevel === "NONE") await write.trust.saveMany([changeKycLevel(profile, "CONTACT")]);
}
