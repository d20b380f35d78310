import * as z from "zod/mini";
import { CHECK_NAMES } from "@/server/accounts/domain/value-objects/check-name";
import { stageOfApplication } from "../approve-stage/approve-stage.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

export const overrideCheckSchema = z.strictObject({
  ...stageOfApplication,
  check: z.enum(CHECK_NAMES, "Choose a check."),
  note: noteSchema,
});

export type OverrideCheckInput = z.output<typeof overrideCheckSchema>;
