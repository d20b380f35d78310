import * as z from "zod/mini";
import { APPEAL_OUTCOMES } from "@/server/accounts/domain/value-objects/appeal-outcome";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Shared by the form and the server. The holder reads `answer`; `note` is for colleagues. */
export const decideAppealSchema = z.strictObject({
  appealId: z.uuid(),
  outcome: z.enum(APPEAL_OUTCOMES, "Choose what becomes of the decision."),
  answer: z
    .string()
    .check(
      z.trim(),
      z.minLength(10, "Write at least 10 characters: the holder reads this."),
      z.maxLength(2_000, "Write at most 2000 characters."),
    ),
  note: noteSchema,
});

export type DecideAppealInput = z.infer<typeof decideAppealSchema>;
