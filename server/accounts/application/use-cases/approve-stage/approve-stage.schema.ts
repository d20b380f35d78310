import * as z from "zod/mini";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";

export const stageOfApplication = {
  applicationId: z.uuid(),
  stage: z.enum(APPLICATION_STAGES, "Choose a stage."),
};

/** Shared by the panel and the server: what a person looked at has to be ticked, all of it. */
export const approveStageSchema = z.strictObject({
  ...stageOfApplication,
  personChecks: z.strictObject({
    isReadable: z.literal(true, "Say that the documents can be read and have not run out."),
    isSamePerson: z.literal(true, "Say that the names belong together."),
  }),
});

export type ApproveStageInput = z.output<typeof approveStageSchema>;
