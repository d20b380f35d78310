import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { storeStep } from "../advance-application/advance-application-within";
import { standingWithin } from "../advance-application/standing-within";
import { NothingToDo } from "../nothing-to-do";

/** What may not run on an account on hold waits, and says so: the next one to look leaves it alone until it ends. */
export async function pauseOnHold(
  write: WritableRepositories,
  application: SellerApplication,
): Promise<Result<"BLOCKED">> {
  const standing = await standingWithin(write, application.accountId);
  const event = { type: "StandingChanged", ...standing, at: write.at } as const;
  const step = write.onboarding(application.onboarding, event);
  if (!step.ok) return step;
  if (application.onboarding.paused.length > 0) throw new NothingToDo();
  const stored = await storeStep(write, application, step.value, ONBOARDING);
  return stored.ok ? done("BLOCKED") : stored;
}
