import type { TrustPolicy } from "./trust-policy";

/** The policy as one text, the same for the same numbers: names in order at every depth, nothing between. */
export const policyDocument = (policy: TrustPolicy): string => JSON.stringify(policy, inOrder);

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
