import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { advanceSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";

/** Time, orders and trust have spoken: the limits of probation fall. Waits while the account may not act. */
export async function establishSeller(
  write: WritableRepositories,
  application: SellerApplication,
): Promise<Result<SellerApplication>> {
  const before = await write.accounts.find(application.accountId);
  if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
  const advanced = advanceSeller(before, { to: "ESTABLISHED", by: ONBOARDING, at: write.at });
  if (!advanced.ok) return advanced;
  const saved = await write.accounts.save(before, advanced.value.account);
  if (!saved.ok) return saved;
  write.events.append(advanced.value.events);
  const event = { type: "SellerEstablished", at: write.at } as const;
  return await advanceApplicationWithin(write, { application, event, by: ONBOARDING });
}
