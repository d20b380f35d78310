import * as z from "zod/mini";

/** A holder disagrees with one decision. The text is read by the domain. */
export const submitAppealSchema = z.strictObject({
  statementId: z.uuid("This page was open for too long. Open it again."),
  text: z.string().check(z.maxLength(16_000, "Write at most 4,000 characters.")),
});

export type SubmitAppealInput = z.infer<typeof submitAppealSchema>;
