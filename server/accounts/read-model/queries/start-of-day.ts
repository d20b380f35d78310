import type { BusinessCalendar } from "@/server/accounts/domain/policies/business-calendar";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";

/** The last local midnight of the calendar's zone: what "today" means to the people who review. */
export function startOfDay(at: Date, { utcOffsetMinutes }: Pick<BusinessCalendar, "utcOffsetMinutes">): Date {
  const offset = utcOffsetMinutes * 60_000;
  return new Date(Math.floor((at.getTime() + offset) / DAY_MS) * DAY_MS - offset);
}
