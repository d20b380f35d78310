"use client";

import "@/components/kit/schemas-without-eval";
import { useState } from "react";
import { rampForm } from "@/server/accounts/application/ports/inbound/ramp-plan.schema";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import { type RampProblems, readRamp, type TypedRamp, type TypedStep, typedDefault } from "./ramp-form";

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
      steps.length < rampForm.mostSteps
        ? () => change({ steps: [...steps, { key: nextKey, share: "", hours: "24" }] })
        : null,
    removeStep: steps.length > 1 ? (key) => change({ steps: steps.filter((step) => step.key !== key) }) : null,
    problems,
    read: () => {
      if (!isOn) return null;
      const { plan, problems: found } = readRamp(typed);
      setProblems(found);
      return plan ?? "WRONG";
    },
  };
}
