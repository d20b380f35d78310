import type { OnboardingState } from "../entities/seller-onboarding";
import { onboardingDeadlines } from "../policies/seller-onboarding-policy";
import { DAY_MS } from "../value-objects/time-span";

export type ProbationProgress = {
  readonly days: Counted;
  readonly orders: Counted;
  readonly isInGoodStanding: boolean;
  /** When it is looked at next; null while the way is paused. */
  readonly looksOn: string | null;
};

export type Counted = { readonly have: number; readonly need: number };

export type ProbationFacts = {
  readonly onboarding: Pick<OnboardingState, "timers" | "pausedAt">;
  readonly since: Date;
  readonly completedSales: number;
  readonly isTrusted: boolean;
  readonly at: Date;
};

/** How far a seller on probation is from an established one: days that count, orders, and how they stand. */
export function probationProgress({ onboarding, since, completedSales, isTrusted, at }: ProbationFacts) {
  const { probationDays, probationSales } = onboardingDeadlines;
  const { timers, pausedAt } = onboarding;
  return {
    days: {
      have: daysDone({ due: timers.ESTABLISH, since, at: pausedAt ? new Date(pausedAt) : at }),
      need: probationDays,
    },
    orders: { have: Math.min(completedSales, probationSales), need: probationSales },
    isInGoodStanding: isTrusted,
    looksOn: pausedAt === null ? (timers.ESTABLISH ?? null) : null,
  } satisfies ProbationProgress;
}

/** Days on pause do not count: what is left until the clock rings is what is missing, but for a second look. */
function daysDone({ due, since, at }: { due: string | undefined; since: Date; at: Date }): number {
  const { probationDays, lookAgainDays } = onboardingDeadlines;
  const age = Math.floor((at.getTime() - since.getTime()) / DAY_MS);
  const left = due === undefined ? 0 : Math.ceil((Date.parse(due) - at.getTime()) / DAY_MS);
  const isSecondLook = age >= probationDays && left <= lookAgainDays;
  return isSecondLook ? probationDays : Math.min(probationDays, Math.max(0, probationDays - left));
}
