import * as z from "zod/mini";
import { type MergeQuestion, type MergeSides, mergeQuestion } from "@/server/accounts/domain/policies/policy-merge";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";

const pathsSchema = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(500));

export const mergePolicyDraftSchema = z.strictObject({
  version: policyNumberSchema,
  /** The change of the draft, and the live version, that were looked at. */
  revision: z.int().check(z.minimum(1)),
  onto: policyNumberSchema,
  takeLive: pathsSchema,
  keepDraft: pathsSchema,
});

export type MergePolicyDraftInput = z.infer<typeof mergePolicyDraftSchema>;

/** What two people's texts of one draft say differently, by the rule that the server merges with. */
export const readMerge = (sides: MergeSides): MergeQuestion => mergeQuestion(sides);
