import type { ImportRun } from "@/server/accounts/application/ports/outbound/import-run-repository";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";

export type Shift = { readonly shiftDays: number; readonly asOf: Date };

export type ShiftFacts = {
  /** The first run of this kind, if there was one. */
  readonly first: Pick<ImportRun, "shiftDays" | "asOf"> | null;
  /** In the set's own time. */
  readonly newestAt: Date;
  /** `2026-11-20` when somebody asked for it. */
  readonly asOfDay: string | null;
  readonly now: Date;
};

/**
 * By how many whole days the set's times move, so that its newest fact falls on the day of the first run, and the
 * moment that fact then stands for. Without a day asked for it is the day before, as long as that hour of today is
 * still to come. Later runs reuse the first one's shift. Refuses a day that lies ahead or more than five years back,
 * and a day other than the first run's.
 */
export function chooseShift({ first, newestAt, asOfDay, now }: ShiftFacts): Result<Shift> {
  if (first) {
    if (asOfDay !== null && asOfDay !== dayOf(first.asOf)) return wrongDay(dayOf(first.asOf));
    return done({ shiftDays: first.shiftDays, asOf: earlier(moved(newestAt, first.shiftDays), now) });
  }
  const shiftDays = dayNumber(asOfDay === null ? now : new Date(`${asOfDay}T00:00:00Z`)) - dayNumber(newestAt);
  const asOf = moved(newestAt, shiftDays);
  if (asOfDay === null)
    return done(asOf > now ? { shiftDays: shiftDays - 1, asOf: moved(asOf, -1) } : { shiftDays, asOf });
  if (asOf > now) return refusal(`On ${asOfDay} the newest fact would lie in the future. Choose an earlier day.`);
  if (now.getTime() - asOf.getTime() > LONGEST_BACK_DAYS * DAY_MS)
    return refusal("Choose a day of the last five years.");
  return done({ shiftDays, asOf });
}

/** The UTC day of a moment. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export const moved = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

const LONGEST_BACK_DAYS = 5 * 365;

const dayNumber = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const wrongDay = (day: string) =>
  refusal(
    `The first import put the newest fact on ${day}, and later ones keep to it. Leave --as-of out, or say ${day}.`,
  );

const refusal = (problem: string) => refuse({ code: "VALIDATION", fields: [{ field: "asOf", problem }] });
