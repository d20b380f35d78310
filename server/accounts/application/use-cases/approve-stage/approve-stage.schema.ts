import * as z from "zod/mini";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { PERSON_CHECKS } from "@/server/accounts/domain/value-objects/person-check";
import { optionalNoteSchema } from "../lock-account/lock-account.schema";

export const stageOfApplication = {
  applicationId: z.uuid(),
  stage: z.enum(APPLICATION_STAGES, "Choose a stage."),
  /** Of the application as the decider read it: whoever decides on something older is told so. */
  version: z.optional(z.int().check(z.minimum(1))),
};

/** Shared by the panel and the server: which of a stage's checks a person ticked. The domain insists on all of them. */
export const approveStageSchema = z.strictObject({
  ...stageOfApplication,
  personChecks: z.readonly(z.array(z.enum(PERSON_CHECKS)).check(z.maxLength(PERSON_CHECKS.length))),
  /** Why a warning keeps nobody: for colleagues. */
  note: z.optional(optionalNoteSchema),
});

export type ApproveStageInput = z.output<typeof approveStageSchema>;
