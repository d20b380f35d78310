import * as z from "zod/mini";
import { rampPlanSchema } from "@/server/accounts/application/ports/inbound/ramp-plan.schema";
import { GUARD_MAX_FLAGS } from "@/server/accounts/domain/policies/policy-guard";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

/** When it starts: at once when somebody approves, or at a moment of the coming month. */
export const startsAtSchema = z._default(z.nullable(z.date()), null);

/** More accounts flagged than this within 24 hours, and the version before comes back by itself; null: never. */
export const guardFlagsSchema = z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(GUARD_MAX_FLAGS))), null);

export const requestPublishSchema = z.strictObject({
  version: policyNumberSchema,
  startsAt: startsAtSchema,
  guardFlags: guardFlagsSchema,
  /** Little by little; null: for everybody at once. */
  ramp: z._default(z.nullable(rampPlanSchema), null),
  note: noteSchema,
});

export type RequestPublishInput = z.infer<typeof requestPublishSchema>;

export const rollBackPolicySchema = z.strictObject({ version: policyNumberSchema, note: noteSchema });

export type RollBackPolicyInput = z.infer<typeof rollBackPolicySchema>;
