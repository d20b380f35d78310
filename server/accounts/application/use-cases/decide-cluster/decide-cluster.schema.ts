import * as z from "zod/mini";
import { LIMIT_LEVELS } from "@/server/accounts/domain/value-objects/limit-level";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEAR_REASONS, VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { LONGEST_LIMIT_DAYS } from "../limit-case/limit-case.schema";
import { noteSchema, optionalNoteSchema } from "../lock-account/lock-account.schema";

/** So many at most, whoever agrees. */
export const MOST_AT_ONCE = 500;

/** One person contains for so long at most. */
const MOST_HOURS = 24;

const reason = "Choose a reason.";

/** Each account with its open case as the reader saw it; null where it has none. */
const accounts = z
  .array(
    z.strictObject({
      accountId: z.uuid(),
      openCase: z.nullable(z.strictObject({ id: z.uuid(), version: z.int() })),
    }),
  )
  .check(
    z.minLength(1, "Choose at least one account."),
    z.maxLength(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} accounts.`),
  );

/** Linked accounts decided together: one answer, given to each by the rules of its own. */
export const decideClusterSchema = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("CLEAR"),
    accounts,
    reasonCode: z.enum(CLEAR_REASONS, reason),
    note: optionalNoteSchema,
  }),
  z.strictObject({
    outcome: z.literal("VERIFY"),
    accounts,
    reasonCode: z.enum(VERIFY_REASONS, reason),
    note: optionalNoteSchema,
  }),
  z.strictObject({
    outcome: z.literal("LIMIT"),
    accounts,
    reasonCode: z.enum(STAFF_REASONS.SUSPENDED, reason),
    level: z.enum(LIMIT_LEVELS, "Choose a level."),
    days: z.int().check(z.minimum(1), z.maximum(LONGEST_LIMIT_DAYS)),
    note: noteSchema,
  }),
  z.strictObject({
    outcome: z.literal("LOCK"),
    accounts,
    reasonCode: z.enum(LOCK_REASONS, reason),
    hours: z.int().check(z.minimum(1, "At least one hour."), z.maximum(MOST_HOURS, `At most ${MOST_HOURS} hours.`)),
    note: noteSchema,
  }),
]);

export type DecideClusterInput = z.infer<typeof decideClusterSchema>;
