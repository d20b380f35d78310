import type { TrustPolicy } from "./trust-policy";

/** One number, word or switch that differs: `field` is its path in the document. */
export type PolicyDifference = {
  readonly field: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
};

/** Everything two documents say differently, their numbers of version left out, in the order of the paths. */
export function policyDifferences(before: TrustPolicy, after: TrustPolicy): readonly PolicyDifference[] {
  const [one, other] = [leavesOf(before), leavesOf(after)];
  const fields = [...new Set([...one.keys(), ...other.keys()])].filter((field) => field !== "version").sort();
  return fields
    .map((field) => ({ field, before: one.get(field) ?? null, after: other.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

type Leaf = string | number | boolean;

function leavesOf(value: unknown, path = ""): Map<string, Leaf> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return new Map([[path, value]]);
  }
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([key, held]) => [...leavesOf(held, path ? `${path}.${key}` : key)]));
}
