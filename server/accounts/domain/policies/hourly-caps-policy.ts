import { HOUR_MS } from "../value-objects/time-span";

/** What one member of staff may do within an hour: enough for the busiest, too little to empty a house. */
export const hourlyCaps = { locks: 60, reveals: 30, documents: 90, exports: 10 } as const;

export type CappedAct = keyof typeof hourlyCaps;

/** Seconds until the next one is allowed, from the acts of the last hour; null while there is room. */
export function waitForRoom(
  act: CappedAct,
  { count, firstAt }: { readonly count: number; readonly firstAt: Date | null },
  at: Date,
): number | null {
  if (count < hourlyCaps[act] || !firstAt) return null;
  return Math.max(1, Math.ceil((firstAt.getTime() + HOUR_MS - at.getTime()) / 1000));
}
