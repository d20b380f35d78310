import * as z from "zod/mini";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";

/** The domain's own validation reads the document and names what is wrong with it. */
export const changePolicyDraftSchema = z.strictObject({
  version: policyNumberSchema,
  /** The change that this one was made upon. */
  revision: z.int().check(z.minimum(1)),
  document: z.record(z.string(), z.unknown()),
});

export type ChangePolicyDraftInput = z.infer<typeof changePolicyDraftSchema>;

/** A path in the document, and a sentence about the value there. */
export type WrongValue = { readonly field: string; readonly problem: string };

/** What is wrong with a document, by the rules that the server checks again; nothing when it could be stored. */
export function readPolicyDocument(document: unknown): readonly WrongValue[] {
  const parsed = parseTrustPolicy(document);
  return !parsed.ok && parsed.refusal.code === "VALIDATION" ? parsed.refusal.fields : [];
}
