export const OVERRIDE_KINDS = ["FLOOR", "CEILING"] as const;

/** `FLOOR`: the score counts as at least so much. `CEILING`: as at most so much. */
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export const isOverrideKind = (text: string): text is OverrideKind => OVERRIDE_KINDS.some((kind) => kind === text);
