import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { done, type Result, unreachable } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { onboardingSaga } from "../system-actors";
import { upgradeSeller } from "../upgrade-seller/upgrade-seller";
import { changeKycWithin } from "./change-kyc-within";
import { type CheckStageDeps, checkStageWithin, type StageToCheck } from "./check-stage";
import { confirmGstin } from "./confirm-gstin";
import { establishSeller } from "./establish-seller";
import { flagApplicantWithin } from "./flag-applicant-within";
import { askRegistry, gatherSent } from "./gather-check-facts";
import { pauseOnHold } from "./pause-on-hold";
import { tellApplicant } from "./tell-applicant";

export type RunOnboardingDeps = CheckStageDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "find" | "nextCommand" | "heldRelatives">;
  readonly newId: () => string;
  readonly now: () => Date;
};

/**
 * Runs what the saga ordered for one application, in order, until nothing waits. Each command is done in the commit of
 * its own effect: a process that dies between two leaves the rest to the next one, and none runs twice.
 */
export const runOnboarding =
  (deps: RunOnboardingDeps) =>
  async (id: ApplicationId, origin: RequestOrigin): Promise<{ readonly ran: number }> => {
    for (let ran = 0; ; ran += 1) {
      const next = await deps.applications.nextCommand(id);
      if (!next) return { ran };
      const result = await unlessNothingToDo(runNext(deps, { id, origin, ...next }));
      if (result?.ok !== true || result.value === "BLOCKED") return { ran };
    }
  };

type Next = {
  readonly id: ApplicationId;
  readonly accountId: AccountId;
  readonly command: OnboardingCommand;
  readonly origin: RequestOrigin;
};

async function runNext(deps: RunOnboardingDeps, { id, accountId, command, origin }: Next) {
  const gathered = command.name === "RUN_CHECKS" ? await gather(deps, id, command.stage) : NOTHING_GATHERED;
  const subject = { type: "ACCOUNT", id: accountId } as const;
  const audited = { action: "seller.run-step", actor: onboardingSaga, origin, subject, accounts: [accountId] } as const;
  return deps.unitOfWork({ ...audited, reason: { code: command.name } }, async (write): Promise<Result<Ran>> => {
    const waiting = await write.sellerApplications.nextCommand(id);
    const found = await write.sellerApplications.find(id);
    // Somebody else ran it while this one was getting ready.
    if (!found || waiting?.step !== command.step) throw new NothingToDo();
    const effect = await performWithin(deps, write, found, command, gathered);
    if (effect.ok) {
      await write.sellerApplications.finishCommand(id, command.step);
      return done("DONE");
    }
    return waitsForStanding(effect.refusal.code) ? await pauseOnHold(write, found) : effect;
  });
}

type Ran = "DONE" | "BLOCKED";
type Gathered = Pick<StageToCheck, "sent" | "registry" | "heldRelatives">;

const NOTHING_GATHERED: Gathered = { sent: {}, registry: null, heldRelatives: [] };

async function gather(deps: RunOnboardingDeps, id: ApplicationId, stage: ApplicationStage): Promise<Gathered> {
  const application = await deps.applications.find(id);
  if (!application) return NOTHING_GATHERED;
  const sent = await gatherSent(deps, application);
  const registry = stage === "TAX" ? await askRegistry(deps, sent) : null;
  return { sent, registry, heldRelatives: await deps.applications.heldRelatives(application.accountId, deps.now()) };
}

const waitsForStanding = (code: string): boolean =>
  ["ACCOUNT_LOCKED", "ACCOUNT_SUSPENDED", "ACCOUNT_DISABLED"].includes(code);

async function performWithin(
  deps: RunOnboardingDeps,
  write: WritableRepositories,
  application: SellerApplication,
  command: OnboardingCommand,
  gathered: Gathered,
): Promise<Result<unknown>> {
  switch (command.name) {
    case "RUN_CHECKS":
      return await checkStageWithin(deps, write, application, { ...command, ...gathered });
    case "GRANT_SELLER":
      // Its account was disabled while the grant waited: the application is over, and nothing is granted.
      return application.onboarding.ended ? done(null) : await upgradeSeller(write, application);
    case "CONFIRM_GSTIN":
      return await confirmGstin(write, application);
    case "ESTABLISH_SELLER":
      return await establishSeller(write, application);
    case "REPEAT_SUBMISSION":
      return done(
        await write.sellerStages.repeatSubmission(application, { applicationId: application.id, ...command }),
      );
    case "SET_KYC":
      return done(await changeKycWithin(write, application, command.level));
    case "RELEASE_GSTIN":
      return done(await write.sellerApplications.releaseGstin(application.id));
    case "FLAG_FOR_REVIEW":
      return done(await flagApplicantWithin(write, application.accountId, deps.newId));
    case "TELL":
      return done(await tellApplicant(write, application, command.message, command.stage));
    case "ERASE_PRIVATE":
      return done(await write.sellerStages.erasePrivate(application));
    default:
      return unreachable(command);
  }
}
