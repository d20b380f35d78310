import { done, type Refused, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import { APPLICATION_STAGES, type ApplicationStage, type OnboardingStage } from "../value-objects/onboarding-stage";
import type { RoleType } from "../value-objects/role-type";

/**
 * Every arrow of the seller's way. Stages come in order, none is skipped; a changed GSTIN reopens TAX, and FINAL sends
 * back any stage before it. FINAL waits for staff alone, so it never runs out.
 */
export const onboardingArrows: Readonly<Record<OnboardingStage, readonly OnboardingStage[]>> = {
  BUSINESS: ["IDENTITY", "REJECTED", "WITHDRAWN", "EXPIRED"],
  IDENTITY: ["TAX", "REJECTED", "WITHDRAWN", "EXPIRED"],
  TAX: ["PAYOUT", "REJECTED", "WITHDRAWN", "EXPIRED"],
  PAYOUT: ["STORE", "TAX", "REJECTED", "WITHDRAWN", "EXPIRED"],
  STORE: ["FINAL", "TAX", "REJECTED", "WITHDRAWN", "EXPIRED"],
  FINAL: ["PROBATION", "BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE", "REJECTED", "WITHDRAWN", "EXPIRED"],
  PROBATION: ["ESTABLISHED"],
  ESTABLISHED: [],
  REJECTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
};

/** Refuses every step that is no arrow, naming both stages. */
export const onboardingStep = (from: OnboardingStage, to: OnboardingStage): Result<OnboardingStage> =>
  onboardingArrows[from].includes(to) ? done(to) : refuse({ code: "ILLEGAL_TRANSITION", from, to });

/** Days that an applicant has, and what makes a seller on probation an established one. */
export const onboardingDeadlines = {
  daysToSubmit: 30,
  remindDaysBefore: 5,
  returnDaysMin: 1,
  returnDaysMax: 30,
  reapplyAfterDays: 30,
  /** Private submissions of an application that ended (an appeal takes at most six months to come). */
  eraseAfterDays: 183,
  probationDays: 90,
  probationSales: 20,
  lookAgainDays: 7,
} as const;

/** The stage after this one's approval; PROBATION after FINAL. */
export function stageAfter(stage: ApplicationStage): ApplicationStage | "PROBATION" {
  return APPLICATION_STAGES[APPLICATION_STAGES.indexOf(stage) + 1] ?? "PROBATION";
}

type StageDecider = { readonly id: AccountId; readonly roles: readonly RoleType[] };

/** ANALYST and LEAD decide stages, never their own application; FINAL is not for whoever approved IDENTITY. */
export function refusalToDecideStage(
  stage: ApplicationStage,
  decider: StageDecider,
  application: { readonly accountId: AccountId; readonly identityApprovedBy: AccountId | null },
): Refused | null {
  if (!decider.roles.includes("ANALYST") && !decider.roles.includes("LEAD")) return refuse({ code: "FORBIDDEN" });
  if (decider.id === application.accountId) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "This application is your own." });
  }
  if (stage === "FINAL" && decider.id === application.identityApprovedBy) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "You approved the identity of this seller." });
  }
  return null;
}
