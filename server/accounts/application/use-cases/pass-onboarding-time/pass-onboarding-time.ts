import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type {
  ApplicationRef,
  OnboardingDirectory,
} from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { onboardingSaga } from "../system-actors";

export type PassOnboardingTimeDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "dueTimers" | "completedSales">;
  readonly now: () => Date;
};

/** Tells sagas that their time has come: reminders, the last day, the end of probation. Each timer counts once. */
export const passOnboardingTime =
  (deps: PassOnboardingTimeDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ readonly moved: number }> => {
    let moved = 0;
    for (const due of await deps.applications.dueTimers(deps.now(), limit)) {
      const result = await unlessNothingToDo(passTime(deps, due, origin));
      if (result?.ok) moved += 1;
    }
    return { moved };
  };

async function passTime(
  { unitOfWork, applications }: PassOnboardingTimeDeps,
  { id, accountId }: ApplicationRef,
  origin: RequestOrigin,
): Promise<Result<SellerApplication>> {
  const completedSales = await applications.completedSales(accountId);
  const subject = { type: "ACCOUNT", id: accountId } as const;
  const audited = {
    action: "seller.pass-time",
    actor: onboardingSaga,
    origin,
    subject,
    accounts: [accountId],
  } as const;
  return unitOfWork(audited, async (write) => {
    const application = await write.sellerApplications.find(id);
    if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
    const profile = await write.trust.find(accountId);
    const isTrusted = profile !== null && !isFlagged(profile.shown.riskLevel);
    const event = { type: "TimeCame", completedSales, isTrusted, at: write.at } as const;
    const advanced = await advanceApplicationWithin(write, { application, event, by: ONBOARDING });
    if (advanced.ok && advanced.value === application) throw new NothingToDo();
    return advanced;
  });
}
