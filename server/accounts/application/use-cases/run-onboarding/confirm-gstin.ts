import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { replaceGstin } from "@/server/accounts/domain/aggregates/account-profiles";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";

/**
 * A live seller's new number was approved and stands in the profile from here on. One that somebody else sells under
 * by now is looked at again instead. Waits while the account may not act.
 */
export async function confirmGstin(
  write: WritableRepositories,
  application: SellerApplication,
): Promise<Result<SellerApplication>> {
  const { accountId, gstNumber, onboarding } = application;
  const before = await write.accounts.find(accountId);
  if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
  const replaced = replaceGstin(before, {
    gstNumber,
    isVerified: onboarding.isRegistered,
    inDeclaredGroup: onboarding.stages.TAX.overridden.includes("GSTIN_DUPLICATE"),
    at: write.at,
  });
  if (!replaced.ok) return replaced;
  const { account, events } = replaced.value;
  const saved = await write.attempt(() => write.accounts.save(before, account));
  if (!saved.ok && saved.refusal.code !== "ALREADY_EXISTS") return saved;
  if (saved.ok) write.events.append(events);
  const event = { type: saved.ok ? "GstinConfirmed" : "GrantRefused", at: write.at } as const;
  return await advanceApplicationWithin(write, { application, event, by: ONBOARDING });
}
