import * as z from "zod/mini";
import {
  growsStepByStep,
  RAMP_DEFAULT,
  RAMP_MAX_GUARD_PERCENT,
  RAMP_MAX_HOURS,
  RAMP_MAX_STEPS,
} from "@/server/accounts/domain/policies/ramp-plan";

/** What a form begins with, and how many steps it offers. */
export const rampForm = { begins: RAMP_DEFAULT, mostSteps: RAMP_MAX_STEPS } as const;

export const rampHoursSchema = z.int().check(z.minimum(1), z.maximum(RAMP_MAX_HOURS));
export const rampShareSchema = z.int().check(z.minimum(1), z.maximum(99));
export const rampShadowSchema = z.int().check(z.minimum(0), z.maximum(RAMP_MAX_HOURS));
export const rampGuardSchema = z.nullable(z.int().check(z.minimum(1), z.maximum(RAMP_MAX_GUARD_PERCENT)));

/** Shares grow from step to step; after the last one everybody follows. */
export const rampPlanSchema = z.strictObject({
  shadowHours: rampShadowSchema,
  steps: z.readonly(
    z
      .array(z.strictObject({ share: rampShareSchema, hours: rampHoursSchema }))
      .check(
        z.minLength(1),
        z.maxLength(RAMP_MAX_STEPS),
        z.refine(growsStepByStep, "Each share must be larger than the one before."),
      ),
  ),
  guardPercent: rampGuardSchema,
});
