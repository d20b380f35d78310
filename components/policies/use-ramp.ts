"use client";

import "@/components/kit/schemas-without-eval";
import { useState } from "react";
import {
  rampGuardSchema,
  rampHoursSchema,
  rampPlanSchema,
  rampShadowSchema,
  rampShareSchema,
} from "@/server/accounts/application/use-cases/request-publish/ramp-plan.schema";
import { RAMP_DEFAULT, RAMP_MAX_STEPS, type RampPlan } from "@/server/accounts/domain/policies/ramp-plan";

export type TypedStep = { readonly key: number; readonly share: string; readonly hours: string };
export type TypedRamp = { readonly shadow: string; readonly guard: string; readonly steps: readonly TypedStep[] };
/** What is wrong, by field: "shadow", "guard", "share-2", "hours-2". */
export type RampProblems = Readonly<Record<string, string>>;

export type RampUse = {
  readonly isOn: boolean;
  readonly turn: (on: boolean) => void;
  readonly typed: TypedRamp;
  readonly change: (next: Partial<TypedRamp>) => void;
  readonly changeStep: (key: number, next: Partial<TypedStep>) => void;
  readonly addStep: (() => void) | null;
  readonly removeStep: ((key: number) => void) | null;
  readonly problems: RampProblems;
  /** Null for everybody at once. */
  readonly read: () => RampPlan | null | "WRONG";
};

/** The way into force, from the first letter until it is sent: at once, or little by little. */
export function useRamp(): RampUse {
  const [isOn, setIsOn] = useState(true);
  const [typed, setTyped] = useState<TypedRamp>(typedDefault);
  const [problems, setProblems] = useState<RampProblems>({});
  const { steps } = typed;
  const change = (next: Partial<TypedRamp>) => setTyped({ ...typed, ...next });
  const nextKey = Math.max(...steps.map(({ key }) => key)) + 1;
  return {
    isOn,
    turn: setIsOn,
    typed,
    change,
    changeStep: (key, next) => change({ steps: steps.map((step) => (step.key === key ? { ...step, ...next } : step)) }),
    addStep:
      steps.length < RAMP_MAX_STEPS
        ? () => change({ steps: [...steps, { key: nextKey, share: "", hours: "24" }] })
        : null,
    removeStep: steps.length > 1 ? (key) => change({ steps: steps.filter((step) => step.key !== key) }) : null,
    problems,
    read: () => {
      if (!isOn) return null;
      const found = problemsOf(typed);
      setProblems(found);
      const plan = rampPlanSchema.safeParse(planOf(typed));
      return Object.keys(found).length === 0 && plan.success ? plan.data : "WRONG";
    },
  };
}

const typedDefault: TypedRamp = {
  shadow: String(RAMP_DEFAULT.shadowHours),
  guard: String(RAMP_DEFAULT.guardPercent ?? ""),
  steps: RAMP_DEFAULT.steps.map(({ share, hours }, key) => ({ key, share: String(share), hours: String(hours) })),
};

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

const planOf = ({ shadow, guard, steps }: TypedRamp) => ({
  shadowHours: numberOf(shadow) ?? 0,
  steps: steps.map(({ share, hours }) => ({ share: numberOf(share), hours: numberOf(hours) })),
  guardPercent: numberOf(guard),
});

function problemsOf(typed: TypedRamp): RampProblems {
  const { shadowHours, steps, guardPercent } = planOf(typed);
  const found: Record<string, string> = {};
  if (!rampShadowSchema.safeParse(shadowHours).success) found["shadow"] = "Whole hours, 0 to 336.";
  if (!rampGuardSchema.safeParse(guardPercent).success) found["guard"] = "A whole number, 1 to 1,000; or empty.";
  let before = 0;
  for (const [index, { share, hours }] of steps.entries()) {
    const key = typed.steps[index]?.key ?? index;
    if (!rampShareSchema.safeParse(share).success) found[`share-${key}`] = "A whole number, 1 to 99.";
    else if ((share ?? 0) <= before) found[`share-${key}`] = "More than the step before.";
    if (!rampHoursSchema.safeParse(hours).success) found[`hours-${key}`] = "Whole hours, 1 to 336.";
    before = share ?? before;
  }
  return found;
}
