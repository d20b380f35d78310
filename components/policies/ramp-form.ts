import {
  rampForm,
  rampGuardSchema,
  rampHoursSchema,
  rampPlanSchema,
  rampShadowSchema,
  rampShareSchema,
} from "@/server/accounts/application/ports/inbound/ramp-plan.schema";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";

export type TypedStep = { readonly key: number; readonly share: string; readonly hours: string };
export type TypedRamp = { readonly shadow: string; readonly guard: string; readonly steps: readonly TypedStep[] };
/** What is wrong, by field: "shadow", "guard", "share-2", "hours-2". */
export type RampProblems = Readonly<Record<string, string>>;

export const typedDefault: TypedRamp = {
  shadow: String(rampForm.begins.shadowHours),
  guard: String(rampForm.begins.guardPercent ?? ""),
  steps: rampForm.begins.steps.map(({ share, hours }, key) => ({ key, share: String(share), hours: String(hours) })),
};

/** The plan that was typed, by the rules of the server, or what is wrong with it. */
export function readRamp(typed: TypedRamp): { readonly plan: RampPlan | null; readonly problems: RampProblems } {
  const problems = problemsOf(typed);
  const plan = rampPlanSchema.safeParse(planOf(typed));
  return { plan: plan.success && Object.keys(problems).length === 0 ? plan.data : null, problems };
}

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

const planOf = ({ shadow, guard, steps }: TypedRamp) => ({
  shadowHours: numberOf(shadow) ?? 0,
  steps: steps.map(({ share, hours }) => ({ share: numberOf(share), hours: numberOf(hours) })),
  guardPercent: numberOf(guard),
});

function problemsOf(typed: TypedRamp): RampProblems {
  const { shadowHours, guardPercent } = planOf(typed);
  const found: Record<string, string> = {};
  if (!rampShadowSchema.safeParse(shadowHours).success) found["shadow"] = "Whole hours, 0 to 336.";
  if (!rampGuardSchema.safeParse(guardPercent).success) found["guard"] = "A whole number, 1 to 1,000; or empty.";
  let before = 0;
  for (const { key, share: typedShare, hours } of typed.steps) {
    const share = rampShareSchema.safeParse(numberOf(typedShare));
    if (!share.success) found[`share-${key}`] = "A whole number, 1 to 99.";
    else if (share.data <= before) found[`share-${key}`] = "More than the step before.";
    if (!rampHoursSchema.safeParse(numberOf(hours)).success) found[`hours-${key}`] = "Whole hours, 1 to 336.";
    before = share.success ? share.data : before;
  }
  return found;
}
