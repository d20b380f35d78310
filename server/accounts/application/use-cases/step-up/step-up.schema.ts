import * as z from "zod/mini";
import { passkeyAnswerSchema } from "../second-factor/passkey-answer.schema";
import { recoveryCodeSchema } from "../second-factor/recovery-code.schema";
import { verifyAccountSchema } from "../verify-account/verify-account.schema";

/** One more proof of somebody signed in. */
export const stepUpSchema = z.discriminatedUnion("kind", [
  z.extend(verifyAccountSchema, { kind: z.literal("APP_CODE") }),
  z.extend(recoveryCodeSchema, { kind: z.literal("RECOVERY_CODE") }),
  z.extend(verifyAccountSchema, { kind: z.literal("SENT_CODE"), challengeId: z.uuid() }),
  z.extend(passkeyAnswerSchema, { kind: z.literal("PASSKEY") }),
  z.strictObject({
    kind: z.literal("PASSWORD"),
    password: z.string().check(z.minLength(1, "Enter your password."), z.maxLength(1_100, "Enter your password.")),
  }),
]);

export type StepUpInput = z.infer<typeof stepUpSchema>;
