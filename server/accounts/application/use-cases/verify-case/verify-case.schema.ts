import * as z from "zod/mini";
import { VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { optionalNoteSchema } from "../lock-account/lock-account.schema";

/** The decision VERIFY: the case waits until its holder proved that it is them, for three days at most. */
export const verifyCaseSchema = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  reasonCode: z.enum(VERIFY_REASONS, "Choose a reason."),
  note: optionalNoteSchema,
});

export type VerifyCaseInput = z.infer<typeof verifyCaseSchema>;
