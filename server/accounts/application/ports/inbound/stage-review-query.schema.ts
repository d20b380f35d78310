import * as z from "zod/mini";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";

/** Without a stage, the one in hand. */
export const getStageReviewSchema = z.strictObject({
  applicationId: z.uuid(),
  stage: z.optional(z.enum(APPLICATION_STAGES)),
});

export type GetStageReviewInput = z.output<typeof getStageReviewSchema>;
