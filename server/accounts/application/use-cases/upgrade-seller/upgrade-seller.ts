import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { upgradeToSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";

/**
 * The buyer sells from here on, and still buys: role, seller's profile and PROBATION stand together, once, within the
 * unit of work that holds the account. Whose number somebody else took meanwhile goes back to TAX instead, with
 * nothing half done. Refuses while the account may not act; then it waits.
 */
export async function upgradeSeller(
  write: WritableRepositories,
  application: SellerApplication,
): Promise<Result<SellerApplication>> {
  const { accountId, storeName, gstNumber, onboarding } = application;
  const before = await write.accounts.find(accountId);
  if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
  const upgraded = upgradeToSeller(before, {
    storeName,
    gstNumber,
    isVerified: onboarding.isRegistered,
    inDeclaredGroup: onboarding.stages.TAX.overridden.includes("GSTIN_DUPLICATE"),
    stage: "PROBATION",
    by: ONBOARDING,
    at: write.at,
  });
  if (!upgraded.ok) return upgraded;
  const saved = await write.attempt(() => write.accounts.save(before, upgraded.value.account));
  if (!saved.ok) {
    return saved.refusal.code === "ALREADY_EXISTS"
      ? await advanceApplicationWithin(write, {
          application,
          event: { type: "GrantRefused", at: write.at },
          by: ONBOARDING,
        })
      : saved;
  }
  write.events.append(upgraded.value.events);
  const event = { type: "SellerGranted", at: write.at } as const;
  return await advanceApplicationWithin(write, { application, event, by: ONBOARDING });
}
