import * as z from "zod/mini";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { RETURN_REASONS } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";
import { stageOfApplication } from "../approve-stage/approve-stage.schema";

const { returnDaysMin, returnDaysMax } = onboardingDeadlines;

/** What, why (in the seller's own words, and read by the seller), and until when. */
export const returnStageSchema = z.strictObject({
  ...stageOfApplication,
  reasons: z
    .array(z.enum(RETURN_REASONS))
    .check(z.minLength(1, "Choose what is wrong."), z.maxLength(RETURN_REASONS.length)),
  message: z.string().check(
    z.trim(),
    z.minLength(10, "Tell the seller in a sentence what to do."),
    z.maxLength(1_000, "Write at most 1000 characters."),
    z.refine(
      (text) => !hasUnseenInWords(text.replace(/[\r\n]/g, " ")),
      "This contains a character that can't be shown.",
    ),
  ),
  days: z
    .int()
    .check(
      z.minimum(returnDaysMin, `Give at least ${returnDaysMin} day.`),
      z.maximum(returnDaysMax, `Give at most ${returnDaysMax} days.`),
    ),
});

export type ReturnStageInput = z.output<typeof returnStageSchema>;
