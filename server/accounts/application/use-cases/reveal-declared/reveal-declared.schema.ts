import * as z from "zod/mini";
import { REVEAL_REASONS } from "../reveal-personal-data/reveal-personal-data.schema";
import { SENT_STAGES } from "../submit-stage/stage-fields.schema";

/** What of an application is masked, and may be asked for. */
export const DECLARED_SECRETS = [
  "addressLine",
  "postalCode",
  "phone",
  "registerNumber",
  "pan",
  "gstNumber",
  "ifsc",
  "accountNumber",
  "upiAddress",
  "supportEmail",
] as const;

/** One answer of the newest submission, one reason, for 60 seconds. */
export const revealDeclaredSchema = z.strictObject({
  applicationId: z.uuid(),
  stage: z.enum(SENT_STAGES),
  field: z.enum(DECLARED_SECRETS),
  reasonCode: z.enum(REVEAL_REASONS, "Choose a reason."),
});

export type DeclaredSecret = (typeof DECLARED_SECRETS)[number];
export type RevealDeclaredInput = z.output<typeof revealDeclaredSchema>;
