import * as z from "zod/mini";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";

/** The domain's own validation reads the document and names what is wrong with it. */
export const changePolicyDraftSchema = z.strictObject({
  version: policyNumberSchema,
  /** The change that this one was made upon. */
  revision: z.int().check(z.minimum(1)),
  document: z.record(z.string(), z.unknown()),
});

export type ChangePolicyDraftInput = z.infer<typeof changePolicyDraftSchema>;
