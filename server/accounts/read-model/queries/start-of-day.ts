import type { BusinessCalendar } from "@/server/accounts/domain/policies/business-calendar";

const DAY_MILLIS = 86_400_000;

/** The last local midnight of the calendar's zone: what "today" means to the people who review. */
export function startOfDay(at: Date, { utcOffsetMinutes }: Pick<BusinessCalendar, "utcOffsetMinutes">): Date {
  const offset = utcOffsetMinutes * 60_000;
  return new Date(Math.floor((at.getTime() + offset) / DAY_MILLIS) * DAY_MILLIS - offset);
}
