import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { invalid } from "./printable-text";

/** A calendar day without a time zone: `1994-03-08`. */
export type DateOfBirth = Brand<string, "DateOfBirth">;

const OLDEST_YEARS = 120;

/** Refuses days that no calendar has, days after `at`, and more than 120 years before it. */
export function parseDateOfBirth(text: string, at: Date, field = "dateOfBirth"): Result<DateOfBirth> {
  const day = text.trim();
  const shape = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!shape || !isCalendarDay(day)) return invalid(field, "Enter a date like 1994-03-08.");
  const today = at.toISOString().slice(0, 10);
  if (day > today) return invalid(field, "A date of birth lies in the past.");
  if (Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_YEARS) {
    return invalid(field, `A date of birth lies within the last ${OLDEST_YEARS} years.`);
  }
  return done(dateOfBirthFrom(day));
}

/** For days read from the database, where only parsed ones are stored. */
export const dateOfBirthFrom = (trusted: string): DateOfBirth => trusted as DateOfBirth;

/** `Date` rolls 31 April over to 1 May, so a real day is one that comes back unchanged. */
function isCalendarDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
