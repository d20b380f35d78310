import type { TrustPolicy } from "./trust-policy";

/** One number, word or switch of a document; null where nothing stands. */
export type PolicyValue = string | number | boolean | null;

/** One number, word or switch that differs: `field` is its path in the document. */
export type PolicyDifference = {
  readonly field: string;
  readonly before: PolicyValue;
  readonly after: PolicyValue;
};

/** Everything two documents say differently, their numbers of version left out, in the order of the paths. */
export function policyDifferences(before: TrustPolicy, after: TrustPolicy): readonly PolicyDifference[] {
  const [one, other] = [policyLeaves(before), policyLeaves(after)];
  const fields = [...new Set([...one.keys(), ...other.keys()])].filter((field) => field !== "version").sort();
  return fields
    .map((field) => ({ field, before: one.get(field) ?? null, after: other.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

type Leaf = string | number | boolean;

/** Every plain value of a document by its path. */
export function policyLeaves(value: unknown, path = ""): Map<string, Leaf> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return new Map([[path, value]]);
  }
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, held]) => [...policyLeaves(held, path ? `${path}.${key}` : key)]),
  );
}
