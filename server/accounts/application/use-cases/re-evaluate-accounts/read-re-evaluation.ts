import * as z from "zod/mini";

const tally = z.object({ restated: z.int(), moved: z.int(), casesOpened: z.int() });

/** Accounts that kept their level, those whose score or level was told, and the cases that followed. */
export type ReEvaluationTally = { restated: number; moved: number; casesOpened: number };

/** A stored tally; a new one when there is none yet. */
export function readReEvaluation(stored: unknown): ReEvaluationTally {
  const read = z.safeParse(tally, stored);
  return read.success ? read.data : { restated: 0, moved: 0, casesOpened: 0 };
}
