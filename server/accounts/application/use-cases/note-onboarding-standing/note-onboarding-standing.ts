import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type {
  ApplicationRef,
  OnboardingDirectory,
} from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { storeStep } from "../advance-application/advance-application-within";
import { standingWithin } from "../advance-application/standing-within";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { onboardingSaga } from "../system-actors";

export type NoteOnboardingStandingDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "changedStandings">;
  readonly now: () => Date;
};

/**
 * Records that trust fell or came back, or that a hold began or ended: the way pauses, and goes on at the same stage.
 * Nothing depends on how soon: whoever acts on an application is told the standing of that very moment.
 */
export const noteOnboardingStanding =
  (deps: NoteOnboardingStandingDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ readonly noted: number }> => {
    let noted = 0;
    for (const one of await deps.applications.changedStandings(deps.now(), limit)) {
      const result = await unlessNothingToDo(noteOne(deps, one, origin));
      if (result?.ok) noted += 1;
    }
    return { noted };
  };

const noteOne = (
  { unitOfWork }: NoteOnboardingStandingDeps,
  { id, accountId }: ApplicationRef,
  origin: RequestOrigin,
): Promise<Result<SellerApplication>> => {
  const subject = { type: "ACCOUNT", id: accountId } as const;
  const audited = {
    action: "seller.note-standing",
    actor: onboardingSaga,
    origin,
    subject,
    accounts: [accountId],
  } as const;
  return unitOfWork(audited, async (write) => {
    const application = await write.sellerApplications.find(id);
    if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
    const standing = await standingWithin(write, accountId);
    const event = { type: "StandingChanged", ...standing, at: write.at } as const;
    const step = write.onboarding(application.onboarding, event);
    if (!step.ok) return step;
    const stored = await storeStep(write, application, step.value, ONBOARDING);
    if (stored.ok && stored.value === application) throw new NothingToDo();
    return stored;
  });
};
