import * as z from "zod/mini";

/** The case whose last answer is taken back, by who gave it. */
export const undoDecisionSchema = z.strictObject({ caseId: z.uuid() });

export type UndoDecisionInput = z.infer<typeof undoDecisionSchema>;
