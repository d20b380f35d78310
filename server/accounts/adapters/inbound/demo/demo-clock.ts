import { MINUTE_MS } from "@/server/accounts/domain/value-objects/time-span";

/** Moments of a story, told backwards from the day the marketplace is loaded. */
export type StoryClock = {
  readonly now: Date;
  readonly daysAgo: (days: number) => Date;
  readonly hoursAgo: (hours: number) => Date;
  readonly minutesAgo: (minutes: number) => Date;
};

/** Stories keep to whole minutes. */
export function storyClock(loadedAt: Date): StoryClock {
  const now = new Date(Math.floor(loadedAt.getTime() / MINUTE_MS) * MINUTE_MS);
  const minutesAgo = (minutes: number) => new Date(now.getTime() - Math.round(minutes) * MINUTE_MS);
  return {
    now,
    minutesAgo,
    hoursAgo: (hours) => minutesAgo(hours * 60),
    daysAgo: (days) => minutesAgo(days * 1_440),
  };
}
