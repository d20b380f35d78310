import * as z from "zod/mini";
import { NOTE_MIN_LENGTH, optionalNoteSchema } from "../lock-account/lock-account.schema";
import { linkedAccounts, linkedDecision, needsNote } from "./linked-decision.schema";

/** So many at most, whoever agrees. */
export const MOST_AT_ONCE = 500;

/** One person contains for so long at most. */
const MOST_HOURS = 24;

const decision = linkedDecision(MOST_HOURS, `At most ${MOST_HOURS} hours.`);

/** Linked accounts decided together: one answer for all, or another for this one, given by the rules of each. */
export const decideClusterSchema = z
  .strictObject({ decision, accounts: linkedAccounts(decision, MOST_AT_ONCE), note: optionalNoteSchema })
  .check(
    z.refine((input) => !needsNote(input) || input.note.length >= NOTE_MIN_LENGTH, {
      path: ["note"],
      error: `Write at least ${NOTE_MIN_LENGTH} characters.`,
    }),
  );

export type DecideClusterInput = z.infer<typeof decideClusterSchema>;
