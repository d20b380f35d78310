import * as z from "zod/mini";
import { mayReturnFor, returnMessage } from "@/server/accounts/domain/policies/return-words-policy";
import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import { RETURN_REASONS, type ReturnReason } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";
import { RETURN_TOPICS, type ReturnTopic } from "@/server/accounts/domain/value-objects/return-topic";
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
          z
            .strictObject({ topic: z.enum(RETURN_TOPICS), reason: z.enum(RETURN_REASONS, "Choose what is wrong.") })
            .check(z.refine(mayReturnFor, "This does not run out. Choose what else is wrong with it.")),
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

/** The reasons for which this one can be sent back, of those that there are. */
export const reasonsFor = <Reason extends { readonly code: ReturnReason }>(
  topic: ReturnTopic,
  reasons: readonly Reason[],
): readonly Reason[] => reasons.filter(({ code }) => mayReturnFor({ topic, reason: code }));

export type ReturnStageInput = z.output<typeof returnStageSchema>;

/** What the seller will read, for the form and for the server alike. */
export const wordsOfReturn = ({ items, message }: Pick<ReturnStageInput, "items" | "message">): string =>
  returnMessage(items, message);
