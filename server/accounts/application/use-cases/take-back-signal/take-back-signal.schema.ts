import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Why a recorded fact is wrong. */
export const WRONG_SIGNAL_REASONS = ["EVIDENCE_WRONG", "VERIFIED_OFFLINE", "APPEAL_UPHELD"] as const;

/** A signal is found by its id and the moment it was recorded at. */
export const takeBackSignalSchema = z.strictObject({
  accountId: z.uuid(),
  signalId: z.uuid(),
  recordedAt: z.date(),
  reasonCode: z.enum(WRONG_SIGNAL_REASONS, "Choose a reason."),
  note: noteSchema,
});

export type TakeBackSignalInput = z.infer<typeof takeBackSignalSchema>;
