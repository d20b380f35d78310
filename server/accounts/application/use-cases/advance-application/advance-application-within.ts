import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingEvent, OnboardingStep } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { standingWithin } from "./standing-within";

export type Advance = {
  readonly application: SellerApplication;
  readonly event: OnboardingEvent;
  readonly by: ActorRef;
};

/**
 * Tells the saga what happened, within the unit of work that holds the account: state, commands and the event of a new
 * stage are one commit. The account's standing of this very moment is told first, so that no pause comes too late.
 */
export async function advanceApplicationWithin(
  write: WritableRepositories,
  { application, event, by }: Advance,
): Promise<Result<SellerApplication>> {
  const standing = await standingWithin(write, application.accountId);
  const now = write.onboarding(application.onboarding, { type: "StandingChanged", ...standing, at: write.at });
  if (!now.ok) return now;
  const step = write.onboarding(now.value.state, event);
  if (!step.ok) return step;
  const { state, commands } = step.value;
  return await storeStep(write, application, { state, commands: [...now.value.commands, ...commands] }, by);
}

/** Stores what the saga answered; nothing where nothing is different. */
export async function storeStep(
  write: WritableRepositories,
  before: SellerApplication,
  { state, commands }: OnboardingStep,
  by: ActorRef,
): Promise<Result<SellerApplication>> {
  const isSame = JSON.stringify(state) === JSON.stringify(before.onboarding);
  if (isSame && commands.length === 0) return done(before);
  const saved = await write.sellerApplications.save(
    before,
    { ...before, stage: state.stage, onboarding: state },
    commands,
  );
  // That a seller is established is told by the account, whose profile says so.
  if (saved.ok && before.stage !== state.stage && state.stage !== "ESTABLISHED") {
    const { accountId, stage: from } = before;
    const advanced = { accountId, occurredAt: write.at, from, to: state.stage, by };
    write.events.append([{ type: "SellerOnboardingAdvanced", ...advanced }]);
  }
  return saved;
}
