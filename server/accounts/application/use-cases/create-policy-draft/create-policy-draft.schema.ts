import * as z from "zod/mini";

export const policyNumberSchema = z.int().check(z.minimum(1), z.maximum(1_000_000));

/** From which version's numbers; the live one's when null. */
export const createPolicyDraftSchema = z.strictObject({ from: z._default(z.nullable(policyNumberSchema), null) });

export type CreatePolicyDraftInput = z.infer<typeof createPolicyDraftSchema>;
