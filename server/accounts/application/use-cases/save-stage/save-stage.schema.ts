import * as z from "zod/mini";
import { SENT_STAGES } from "../submit-stage/stage-fields.schema";

/** A draft is what was typed so far: nothing has to be complete or right yet. */
export const saveStageSchema = z.strictObject({
  stage: z.enum(SENT_STAGES),
  fields: z
    .record(z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)), z.union([z.string().check(z.maxLength(2_000)), z.boolean()]))
    .check(z.refine((fields) => Object.keys(fields).length <= 20, "Too many fields.")),
  /** When the draft that this one follows was kept; null: there was none. Left out, it stands whatever came before. */
  seenAt: z.optional(z.nullable(z.date())),
});

export type SaveStageInput = z.output<typeof saveStageSchema>;
