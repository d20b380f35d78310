import type { TrustPolicy } from "./trust-policy";

/** The one spelling of a policy: keys sorted, no spaces. Its hash names the content, whoever computes it. */
export const canonicalPolicyText = (policy: TrustPolicy): string => canonicalJson(policy);

/** JSON with sorted keys and without what JSON can't say; equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${entries.join(",")}}`;
}
