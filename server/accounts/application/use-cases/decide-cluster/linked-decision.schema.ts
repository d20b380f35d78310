import * as z from "zod/mini";
import { LIMIT_LEVELS } from "@/server/accounts/domain/value-objects/limit-level";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEAR_REASONS, VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { LONGEST_LIMIT_DAYS } from "../limit-case/limit-case.schema";

const reason = "Choose a reason.";

/** One account's decision among those of others; its lock is this long at most. */
export const linkedDecision = (mostHours: number, tooLong: string) =>
  z.discriminatedUnion("outcome", [
    z.strictObject({ outcome: z.literal("CLEAR"), reasonCode: z.enum(CLEAR_REASONS, reason) }),
    z.strictObject({ outcome: z.literal("VERIFY"), reasonCode: z.enum(VERIFY_REASONS, reason) }),
    z.strictObject({
      outcome: z.literal("LIMIT"),
      reasonCode: z.enum(STAFF_REASONS.SUSPENDED, reason),
      level: z.enum(LIMIT_LEVELS, "Choose a level."),
      days: z.int().check(z.minimum(1), z.maximum(LONGEST_LIMIT_DAYS)),
    }),
    z.strictObject({
      outcome: z.literal("LOCK"),
      reasonCode: z.enum(LOCK_REASONS, reason),
      hours: z.int().check(z.minimum(1, "At least one hour."), z.maximum(mostHours, tooLong)),
    }),
  ]);

type Decision = z.infer<ReturnType<typeof linkedDecision>>;

/** Each account with its open case as the reader saw it (null where it has none), and what is decided for it alone. */
export const linkedAccounts = <Schema extends z.ZodMiniType<Decision>>(decision: Schema, most: number) =>
  z
    .array(
      z.strictObject({
        accountId: z.uuid(),
        openCase: z.nullable(z.strictObject({ id: z.uuid(), version: z.int() })),
        decision: z.optional(decision),
      }),
    )
    .check(z.minLength(1, "Choose at least one account."), z.maxLength(most, `At most ${most} accounts.`));

/** What is said to a holder has a note behind it, whoever else is only cleared or asked. */
export const needsNote = ({ decision, accounts }: Whole): boolean =>
  [decision, ...accounts.map((one) => one.decision)].some((one) => one?.outcome === "LOCK" || one?.outcome === "LIMIT");

type Whole = {
  readonly decision: Decision;
  readonly accounts: readonly { readonly decision?: Decision | undefined }[];
};
