import * as z from "zod/mini";
import { LIMIT_LEVELS } from "@/server/accounts/domain/value-objects/limit-level";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

export const LONGEST_LIMIT_DAYS = 90;

/** The decision LIMIT: closes the case and holds its account to the outputs of a level, until a date. */
export const limitCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(STAFF_REASONS.SUSPENDED, "Choose a reason."),
  level: z.enum(LIMIT_LEVELS, "Choose a level."),
  days: z
    .int()
    .check(z.minimum(1, "At least one day."), z.maximum(LONGEST_LIMIT_DAYS, `At most ${LONGEST_LIMIT_DAYS} days.`)),
  note: noteSchema,
});

export type LimitCaseInput = z.infer<typeof limitCaseSchema>;
