import * as z from "zod/mini";
import { returnMessage } from "@/server/accounts/domain/policies/return-words-policy";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { RETURN_REASONS } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";
import { RETURN_TOPICS } from "@/server/accounts/domain/value-objects/return-topic";
import { stageOfApplication } from "../approve-stage/approve-stage.schema";

const { returnDaysMin, returnDaysMax } = onboardingDeadlines;

const LEAST_WORDS = 10;

/** What, why (both read by the seller, in the seller's own words), and until when. */
export const returnStageSchema = z
  .strictObject({
    ...stageOfApplication,
    items: z.readonly(
      z
        .array(
          z.strictObject({ topic: z.enum(RETURN_TOPICS), reason: z.enum(RETURN_REASONS, "Choose what is wrong.") }),
        )
        .check(z.minLength(1, "Choose what is wrong."), z.maxLength(RETURN_TOPICS.length)),
    ),
    /** What the items' own sentences do not say. */
    message: z.string().check(
      z.trim(),
      z.maxLength(1_000, "Write at most 1000 characters."),
      z.refine(
        (text) => !hasUnseenInWords(text.replace(/[\r\n]/g, " ")),
        "This contains a character that can't be shown.",
      ),
    ),
    days: z
      .int("Enter a number of days.")
      .check(
        z.minimum(returnDaysMin, `Give at least ${returnDaysMin} day.`),
        z.maximum(returnDaysMax, `Give at most ${returnDaysMax} days.`),
      ),
  })
  .check(
    z.refine(({ items, message }) => message.length >= LEAST_WORDS || items.every(({ reason }) => reason !== "OTHER"), {
      path: ["message"],
      error: "Tell the seller in a sentence what to do.",
    }),
  );

export type ReturnStageInput = z.output<typeof returnStageSchema>;

/** What the seller will read, for the form and for the server alike. */
export const wordsOfReturn = ({ items, message }: Pick<ReturnStageInput, "items" | "message">): string =>
  returnMessage(items, message);
