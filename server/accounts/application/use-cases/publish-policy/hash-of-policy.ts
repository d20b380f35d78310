import type { HashOfPolicy } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import { policyDocument } from "@/server/accounts/domain/policies/policy-document";

/** The name of a policy's content: the hash of its canonical document. */
export const hashOfPolicy =
  (hashOfText: (text: string) => string): HashOfPolicy =>
  (policy) =>
    hashOfText(policyDocument(policy));
