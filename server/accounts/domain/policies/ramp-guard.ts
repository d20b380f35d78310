import type { RampPlan } from "./ramp-plan";

/** Fewer flags in the share say nothing beside those of the rest. */
export const RAMP_MIN_FLAGS = 10;

/** What was flagged by new evidence since everybody stood where the step put them, on either side. */
export type RampFlags = { readonly inShare: number; readonly rest: number };

/** How many the share would have flagged had it gone on like the rest. */
export const expectedInShare = ({ rest }: Pick<RampFlags, "rest">, share: number): number =>
  (rest * share) / (100 - share);

/** Does the share flag more per account than the rest, by more than the plan allows? */
export function isOverRest(flags: RampFlags, share: number, { guardPercent }: Pick<RampPlan, "guardPercent">): boolean {
  if (guardPercent === null || flags.inShare < RAMP_MIN_FLAGS) return false;
  return flags.inShare > expectedInShare(flags, share) * (1 + guardPercent / 100);
}

/** The bound told for everybody, in proportion: what 10 % of the accounts may flag, those counted who moved over. */
export const boundOfShare = (guardFlags: number, share: number): number =>
  Math.max(1, Math.ceil((guardFlags * share) / 100));

export const isOverShareBound = (flagged: number, share: number, guardFlags: number | null): boolean =>
  guardFlags !== null && flagged > boundOfShare(guardFlags, share);
