import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

export const openReviewSampleSchema = z.strictObject({ runId: z.uuid(), note: noteSchema });

export type OpenReviewSampleInput = z.infer<typeof openReviewSampleSchema>;
