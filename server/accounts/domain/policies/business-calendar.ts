import { DAY_MS, MINUTE_MS } from "../value-objects/time-span";

/** When somebody is at work. The zone keeps one offset all year, as India's does. */
export type BusinessCalendar = {
  readonly utcOffsetMinutes: number;
  /** Minutes after local midnight. */
  readonly opensAtMinute: number;
  readonly closesAtMinute: number;
  /** 0 is Sunday, 6 Saturday. */
  readonly workDays: readonly number[];
  /** Local days without work, like `2026-01-26`. */
  readonly holidays: readonly string[];
};

/** Monday to Friday, 09:00 to 18:00 in India (Asia/Kolkata, UTC+05:30 without summer time). */
export const indiaOfficeHours: BusinessCalendar = {
  utcOffsetMinutes: 330,
  opensAtMinute: 9 * 60,
  closesAtMinute: 18 * 60,
  workDays: [1, 2, 3, 4, 5],
  holidays: [],
};

const LONGEST_BREAK_DAYS = 400;

/** The moment when `minutes` of work have passed since `from`; see `addBusinessMs`. */
export const addBusinessMinutes = (from: Date, minutes: number, calendar: BusinessCalendar): Date =>
  addBusinessMs(from, minutes * MINUTE_MS, calendar);

/**
 * The moment when so much work has been done since `from`: work left over at closing time goes on at the next opening.
 * Throws on a calendar that never opens.
 */
export function addBusinessMs(from: Date, ms: number, calendar: BusinessCalendar): Date {
  const offsetMs = calendar.utcOffsetMinutes * MINUTE_MS;
  const localFrom = from.getTime() + offsetMs;
  let leftMs = ms;
  let day = Math.floor(localFrom / DAY_MS) * DAY_MS;
  let closedDays = 0;
  while (closedDays <= LONGEST_BREAK_DAYS) {
    const start = Math.max(localFrom, day + calendar.opensAtMinute * MINUTE_MS);
    const openMs = isWorkDay(day, calendar) ? Math.max(0, day + calendar.closesAtMinute * MINUTE_MS - start) : 0;
    if (openMs > 0 && leftMs <= openMs) return new Date(start + leftMs - offsetMs);
    leftMs -= openMs;
    closedDays = openMs > 0 ? 0 : closedDays + 1;
    day += DAY_MS;
  }
  throw new Error("This business calendar never opens.");
}

/** How much of the time between two moments somebody is at work; 0 when `to` is not later. */
export function businessMsBetween(from: Date, to: Date, calendar: BusinessCalendar): number {
  const offsetMs = calendar.utcOffsetMinutes * MINUTE_MS;
  const localFrom = from.getTime() + offsetMs;
  const localTo = to.getTime() + offsetMs;
  let worked = 0;
  for (let day = Math.floor(localFrom / DAY_MS) * DAY_MS; day < localTo; day += DAY_MS) {
    if (!isWorkDay(day, calendar)) continue;
    const start = Math.max(localFrom, day + calendar.opensAtMinute * MINUTE_MS);
    const end = Math.min(localTo, day + calendar.closesAtMinute * MINUTE_MS);
    worked += Math.max(0, end - start);
  }
  return worked;
}

const isWorkDay = (localMidnight: number, calendar: BusinessCalendar): boolean => {
  const day = new Date(localMidnight);
  return calendar.workDays.includes(day.getUTCDay()) && !calendar.holidays.includes(day.toISOString().slice(0, 10));
};
