import * as z from "zod/mini";
import { SELLER_REJECTIONS } from "@/server/accounts/domain/value-objects/onboarding-reason";
import { stageOfApplication } from "../approve-stage/approve-stage.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

export const rejectApplicationSchema = z.strictObject({
  ...stageOfApplication,
  reasonCode: z.enum(SELLER_REJECTIONS, "Choose a reason."),
  note: noteSchema,
});

export type RejectApplicationInput = z.output<typeof rejectApplicationSchema>;
