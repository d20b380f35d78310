import * as z from "zod/mini";
import { overridePolicy } from "@/server/accounts/domain/policies/override-policy";
import { OVERRIDE_KINDS } from "@/server/accounts/domain/value-objects/override-kind";
import { OVERRIDE_REASONS } from "@/server/accounts/domain/value-objects/override-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

const { daysAtMost } = overridePolicy;

/** Shared by the dialog and the server. Points as people write them: 70, or 52.5. */
export const overrideTrustSchema = z.strictObject({
  accountId: z.uuid(),
  kind: z.enum(OVERRIDE_KINDS, "Choose a floor or a ceiling."),
  points: z
    .number("Write a number of points.")
    .check(z.minimum(0, "At least 0."), z.maximum(100, "At most 100."), z.multipleOf(0.5, "Whole or half points.")),
  days: z
    .int("Write a whole number of days.")
    .check(z.minimum(1, "At least one day."), z.maximum(daysAtMost, `At most ${daysAtMost} days.`)),
  reasonCode: z.enum(OVERRIDE_REASONS, "Choose a reason."),
  note: noteSchema,
});

export type OverrideTrustInput = z.infer<typeof overrideTrustSchema>;
