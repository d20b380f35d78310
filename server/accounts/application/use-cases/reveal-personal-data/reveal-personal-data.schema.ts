import * as z from "zod/mini";

export const REVEALABLE_FIELDS = ["email", "phone", "ip", "gstin", "dateOfBirth"] as const;

export const REVEAL_REASONS = ["CONTACT_HOLDER", "COMPARE_EVIDENCE", "HOLDER_ASKED"] as const;

/** One field, one reason, for 60 seconds. */
export const revealPersonalDataSchema = z.strictObject({
  accountId: z.uuid(),
  field: z.enum(REVEALABLE_FIELDS),
  reasonCode: z.enum(REVEAL_REASONS, "Choose a reason."),
  /** The session whose address is asked for; only with the field `ip`. */
  sessionId: z.optional(z.uuid()),
});

export type RevealableField = (typeof REVEALABLE_FIELDS)[number];
export type RevealPersonalDataInput = z.infer<typeof revealPersonalDataSchema>;
