import { type PolicyValue, policyLeaves } from "./policy-differences";

/** A value that two documents say differently, and what both began with. */
export type MergeField = {
  readonly field: string;
  /** What stood where both began; the same as either when only the other changed it. */
  readonly base: PolicyValue;
  readonly theirs: PolicyValue;
  readonly mine: PolicyValue;
};

/** Three documents: where both began, what became of it elsewhere, and what became of it here. */
export type MergeSides = { readonly base: unknown; readonly theirs: unknown; readonly mine: unknown };

export type MergeQuestion = {
  /** Changed elsewhere, and not to what stands here: whoever puts mine over theirs would undo it. */
  readonly open: readonly MergeField[];
  /** Changed here alone: it stays. */
  readonly kept: readonly MergeField[];
};

/**
 * What has to be chosen before `mine` may follow `theirs`, by field and in the order of the paths. Where nobody knows
 * what both began with (`base` is null), everything that differs is asked.
 */
export function mergeQuestion({ base, theirs, mine }: MergeSides): MergeQuestion {
  const [began, other, own] = [policyLeaves(base), policyLeaves(theirs), policyLeaves(mine)];
  const fields = [...new Set([...other.keys(), ...own.keys()])].filter((field) => field !== "version").sort();
  const differing = fields
    .map((field) => ({
      field,
      base: began.get(field) ?? null,
      theirs: other.get(field) ?? null,
      mine: own.get(field) ?? null,
    }))
    .filter((one) => one.theirs !== one.mine);
  const isOpen = (one: MergeField) => base === null || one.theirs !== one.base;
  return { open: differing.filter(isOpen), kept: differing.filter((one) => !isOpen(one)) };
}

/** `mine` with the values of `theirs` at these paths. */
export function takeFields(
  { theirs, mine }: Pick<MergeSides, "theirs" | "mine">,
  fields: readonly string[],
): Record<string, unknown> {
  const other = policyLeaves(theirs);
  return fields.reduce<Record<string, unknown>>(
    (merged, field) => withValue(merged, field.split("."), other.get(field)),
    isNode(mine) ? { ...mine } : {},
  );
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** A value that is undefined takes its name away. */
function withValue(node: Node, [key = "", ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const { [key]: held, ...others } = node;
  if (rest.length > 0) return { ...node, [key]: withValue(isNode(held) ? held : {}, rest, value) };
  return value === undefined ? others : { ...node, [key]: value };
}
