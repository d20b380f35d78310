import fc from "fast-check";
import { expect, it } from "vitest";
import { advanceSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import {
  onboardingArrows,
  onboardingStep,
  refusalToDecideStage,
  stageAfter,
} from "@/server/accounts/domain/policies/seller-onboarding-policy";
import {
  APPLICATION_STAGES,
  isApplicationStage,
  isEndedStage,
  ONBOARDING_STAGES,
  type OnboardingStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import { BUYER_ID, FRIDAY, OTHER_STAFF_ID, STAFF_ID, seller } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const isLater = (one: OnboardingStage, other: OnboardingStage): boolean =>
  ONBOARDING_STAGES.indexOf(one) > ONBOARDING_STAGES.indexOf(other);

it("approves its way through every stage, and none is skipped", () => {
  for (const stage of APPLICATION_STAGES) {
    const forward = onboardingArrows[stage].filter((to) => !isEndedStage(to) && isLater(to, stage));
    expect(forward).toEqual([stageAfter(stage)]);
    expect(onboardingStep(stage, stageAfter(stage)).ok).toBe(true);
  }
});

it("R55 reaches PROBATION only through all six stages, whatever is tried", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ONBOARDING_STAGES), { maxLength: 60 }), (tries) => {
      const passed: OnboardingStage[] = ["BUSINESS"];
      for (const to of tries) {
        const step = onboardingStep(passed.at(-1) ?? "BUSINESS", to);
        if (step.ok) passed.push(step.value);
      }
      if (passed.includes("PROBATION"))
        expect(passed.filter(isApplicationStage)).toEqual(expect.arrayContaining([...APPLICATION_STAGES]));
      const end = passed.findIndex(isEndedStage);
      expect(end === -1 || end === passed.length - 1).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it("names both stages when a step is no arrow", () => {
  expect(onboardingStep("BUSINESS", "FINAL")).toEqual({
    ok: false,
    refusal: { code: "ILLEGAL_TRANSITION", from: "BUSINESS", to: "FINAL" },
  });
});

it("leaves FINAL to somebody other than whoever approved IDENTITY", () => {
  const application = { accountId: BUYER_ID, identityApprovedBy: STAFF_ID };
  const decide = (stage: "IDENTITY" | "FINAL", id = STAFF_ID, role: "ANALYST" | "SUPPORT" | "LEAD" = "ANALYST") =>
    refusalToDecideStage(stage, { id, roles: [role] }, application)?.refusal.code ?? null;
  expect(decide("IDENTITY")).toBeNull();
  expect(decide("FINAL")).toBe("CONFLICT_OF_INTEREST");
  expect(decide("FINAL", OTHER_STAFF_ID, "LEAD")).toBeNull();
  expect(decide("FINAL", OTHER_STAFF_ID, "SUPPORT")).toBe("FORBIDDEN");
  expect(decide("IDENTITY", BUYER_ID)).toBe("CONFLICT_OF_INTEREST");
});

it("establishes a seller on probation once, and takes nobody back", () => {
  const order = { by: "system:onboarding", at: FRIDAY } as const;
  const { account, events } = must(advanceSeller(seller(), { to: "ESTABLISHED", ...order }));
  expect(events).toMatchObject([{ type: "SellerOnboardingAdvanced", from: "PROBATION", to: "ESTABLISHED" }]);
  expect(must(advanceSeller(account, { to: "ESTABLISHED", ...order })).events).toEqual([]);
  expect(refusalCode(advanceSeller(account, { to: "PROBATION", ...order }))).toBe("ILLEGAL_TRANSITION");
});
