import * as z from "zod/mini";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";

export const documentsOfApplicationSchema = z.strictObject({
  applicationId: z.uuid(),
  stage: z.enum(APPLICATION_STAGES, "Choose a stage."),
});

export const documentsOfHoldSchema = z.strictObject({ accountId: z.uuid() });

export type DocumentsOfApplicationInput = z.output<typeof documentsOfApplicationSchema>;
export type DocumentsOfHoldInput = z.output<typeof documentsOfHoldSchema>;
