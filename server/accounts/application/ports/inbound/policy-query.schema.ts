import * as z from "zod/mini";
import { policyNumberSchema } from "@/server/accounts/application/use-cases/create-policy-draft/create-policy-draft.schema";

export const listPoliciesSchema = z.strictObject({
  cursor: z._default(z.nullable(z.string().check(z.maxLength(4_096))), null),
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 25),
});

/** A version by its number, or the one that is a draft; the one in shadow while there is no draft. */
export const getPolicySchema = z.strictObject({
  version: z.union([policyNumberSchema, z.literal("draft")]),
  /** Compare with this one instead of the live version. */
  with: z._default(z.nullable(policyNumberSchema), null),
});

export type ListPoliciesInput = z.output<typeof listPoliciesSchema>;
export type GetPolicyInput = z.output<typeof getPolicySchema>;
