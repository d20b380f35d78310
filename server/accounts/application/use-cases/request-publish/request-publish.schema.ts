import * as z from "zod/mini";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

/** When it starts: at once when somebody approves, or at a moment of the coming month. */
export const startsAtSchema = z._default(z.nullable(z.date()), null);

export const requestPublishSchema = z.strictObject({
  version: policyNumberSchema,
  startsAt: startsAtSchema,
  note: noteSchema,
});

export type RequestPublishInput = z.infer<typeof requestPublishSchema>;

export const rollBackPolicySchema = z.strictObject({ version: policyNumberSchema, note: noteSchema });

export type RollBackPolicyInput = z.infer<typeof rollBackPolicySchema>;
