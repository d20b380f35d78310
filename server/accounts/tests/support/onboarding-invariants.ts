import { expect } from "vitest";
import { lockStopping } from "@/server/accounts/domain/aggregates/account-decision";
import { entitlementsFor, NO_PRIVILEGES } from "@/server/accounts/domain/domain-services/entitlement-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import { onboardingArrows } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import { isSellingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { BUYER_ID } from "./account-facts";
import type { OnboardingScene } from "./onboarding-scene";

/** What has to hold after every move, done or refused, and whatever died in between. */
export function expectAllHolds(scene: OnboardingScene, before: Account): void {
  expectNoStageSkipped(scene);
  expectEveryStepOnce(scene);
  expectBuyerSideUntouched(scene.account(), before);
  const application = [...scene.ports.tables.applications.values()].at(-1);
  if (application && !hasWaiting(scene, application.id)) expectJustWhatWasGiven(scene, application.onboarding);
}

function expectNoStageSkipped({ ports }: OnboardingScene): void {
  let at: keyof typeof onboardingArrows | null = null;
  for (const event of ports.events) {
    if (event.type !== "SellerOnboardingAdvanced") continue;
    if (event.from === null) expect(event.to).toBe("BUSINESS");
    else expect([event.from, onboardingArrows[event.from]]).toEqual([at, expect.arrayContaining([event.to])]);
    at = event.to;
  }
}

function expectEveryStepOnce({ ports }: OnboardingScene): void {
  const done = [...ports.tables.sagaCommands.values()].filter(({ doneAt }) => doneAt !== null);
  const told = done.filter(({ command }) => command.name === "TELL").length;
  expect(ports.notifications.filter(({ template }) => template === "SELLER_APPLICATION")).toHaveLength(told);
  expect(ports.events.filter(({ type }) => type === "SellerUpgraded").length).toBeLessThanOrEqual(1);
  for (const { id, onboarding } of ports.tables.applications.values()) {
    const steps = [...ports.tables.sagaCommands.values()].filter(({ applicationId }) => applicationId === id);
    expect(steps.map(({ command }) => command.step)).toEqual(steps.map((_, index) => index + 1));
    expect(onboarding.step).toBe(steps.length);
  }
}

function expectBuyerSideUntouched(now: Account, before: Account): void {
  expect([now.buyerProfile, now.email, now.name]).toEqual([before.buyerProfile, before.email, before.name]);
  expect(now.roles.map(({ type }) => type)).toContain("BUYER");
}

const hasWaiting = ({ ports }: OnboardingScene, id: string): boolean =>
  [...ports.tables.sagaCommands.values()].some(({ applicationId, doneAt }) => applicationId === id && doneAt === null);

/** Role, profile, KYC level and privileges are those of the state, no more and no less. */
function expectJustWhatWasGiven(scene: OnboardingScene, state: OnboardingState): void {
  const account = scene.account();
  const sells = isSellingStage(state.stage);
  expect([account.sellerProfile?.onboardingStage ?? null, scene.kycLevel()]).toEqual([
    sells ? state.stage : null,
    kycOf(state),
  ]);
  expect(account.roles.some(({ type }) => type === "SELLER")).toBe(sells);
  const { sellerPrivileges } = entitlementsOf(scene, state);
  const mayList = sells && state.reopened === null && !(state.stage === "PROBATION" && state.paused.length > 0);
  const isStopped = lockStopping(account, scene.ports.now, "SELLER") !== null;
  if (!mayList || isStopped) expect(sellerPrivileges).toEqual(NO_PRIVILEGES);
  else expect(sellerPrivileges.payoutHoldDays).not.toBeNull();
  if (state.stage === "PROBATION") {
    expect(sellerPrivileges.listingLimit).toBeLessThanOrEqual(trustPolicyV1.outputs.probation.listingLimit);
  }
}

function kycOf({ stage, stages, reopened, ended }: OnboardingState): KycLevel {
  if (ended) return "CONTACT";
  if (reopened) return "IDENTITY";
  if (isSellingStage(stage) || stages.PAYOUT.status === "APPROVED") return "BUSINESS";
  return stages.IDENTITY.status === "APPROVED" || stages.IDENTITY.stood ? "IDENTITY" : "CONTACT";
}

function entitlementsOf(scene: OnboardingScene, state: OnboardingState) {
  const account = scene.account();
  const profile = scene.ports.tables.profiles.get(BUYER_ID);
  const lock = lockStopping(account, scene.ports.now, "SELLER");
  const facts = {
    risk: profile?.shown.riskLevel ?? "MEDIUM",
    kycLevel: profile?.kycLevel ?? "NONE",
    roles: account.roles.map(({ type }) => type),
    sellerStage: account.sellerProfile?.onboardingStage ?? null,
    status: account.status,
    lockScope: lock?.scope ?? null,
    isSellingPaused: state.stage === "PROBATION" && state.paused.length > 0,
  } as const;
  return entitlementsFor(facts, trustPolicyV1);
}
