type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** How many values of a document differ from another's. */
export function countChanges(one: unknown, other: unknown): number {
  if (other === null) return 0;
  if (!isNode(one) || !isNode(other)) return one === other ? 0 : 1;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => key !== "version");
  return keys.reduce((sum, key) => sum + countChanges(one[key], other[key] ?? undefined), 0);
}
