export type TimeZone = string;

/** The marketplace's own zone, unless a person chose another. */
export const defaultTimeZone: TimeZone = "Asia/Kolkata";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Parts = Readonly<Record<"day" | "month" | "year" | "hour" | "minute" | "second" | "weekday", string>>;

function partsOf(at: number, zone: TimeZone): Parts {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const found = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const part = (name: keyof Parts): string => found.get(name) ?? "";
  return {
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    weekday: part("weekday"),
  };
}

/** "IST", "EST", "GMT+1": the name people there use, at that instant. */
export function zoneName(at: number, zone: TimeZone): string {
  const locale = zone === "Asia/Kolkata" || zone === "Asia/Calcutta" ? "en-IN" : "en-US";
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** "20 Nov 2026" */
export function dateText(at: number, zone: TimeZone): string {
  const { day, month, year } = partsOf(at, zone);
  return `${day} ${month} ${year}`;
}

/** "14:05", or "14:05:31", or "14:05:31.402" */
export function clockText(at: number, zone: TimeZone, precision: "minute" | "second" | "milli" = "minute"): string {
  const { hour, minute, second } = partsOf(at, zone);
  if (precision === "minute") return `${hour}:${minute}`;
  const seconds = `${hour}:${minute}:${second}`;
  return precision === "second" ? seconds : `${seconds}.${String(new Date(at).getUTCMilliseconds()).padStart(3, "0")}`;
}

/** "20 Nov 2026, 14:05:31 IST": the whole truth, for titles and the audit trail. */
export function absoluteText(at: number, zone: TimeZone, precision: "minute" | "second" | "milli" = "second"): string {
  return `${dateText(at, zone)}, ${clockText(at, zone, precision)} ${zoneName(at, zone)}`;
}

/** "Friday 20 November 2026", as a heading over a day's entries. */
export function dayHeading(at: number, zone: TimeZone): string {
  const { day, year } = partsOf(at, zone);
  const long = new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "long", month: "long" }).formatToParts(at);
  const word = (type: string): string => long.find((part) => part.type === type)?.value ?? "";
  return `${word("weekday")} ${day} ${word("month")} ${year}`;
}

/** The shortest form that is still clear: "14:02" today, "Yesterday 14:02", "16 Nov 10:27", "16 Nov 2025". */
export function shortText(at: number, now: number, zone: TimeZone): string {
  const [then, today] = [partsOf(at, zone), partsOf(now, zone)];
  const date = dateText(at, zone);
  if (date === dateText(now, zone)) return clockText(at, zone);
  if (date === dateText(now - dayMs, zone)) return `Yesterday ${clockText(at, zone)}`;
  return then.year === today.year ? `${then.day} ${then.month} ${clockText(at, zone)}` : date;
}

/** "just now", "12 min ago", "5 h ago" within a day, else `shortText`; also "in 57 min" ahead. */
export function relativeText(at: number, now: number, zone: TimeZone): string {
  const distance = now - at;
  const span = spanText(Math.abs(distance));
  if (Math.abs(distance) >= dayMs) return shortText(at, now, zone);
  if (span === null) return "just now";
  return distance > 0 ? `${span} ago` : `in ${span}`;
}

/** When something is due: "in 1 h 40 min" within six hours, "Mon 11:20" within a week, "8 min late" after. */
export function dueText(at: number, now: number, zone: TimeZone): { readonly text: string; readonly isLate: boolean } {
  const rest = at - now;
  if (rest < 0) return { text: `${spanText(-rest) ?? "1 min"} late`, isLate: true };
  if (rest < 6 * hourMs) return { text: rest < minuteMs ? "now" : `in ${spanText(rest, true)}`, isLate: false };
  const { weekday, day, month } = partsOf(at, zone);
  const isSoon = rest < 7 * dayMs;
  if (dateText(at, zone) === dateText(now, zone)) return { text: `at ${clockText(at, zone)}`, isLate: false };
  return { text: isSoon ? `${weekday} ${clockText(at, zone)}` : `${day} ${month}`, isLate: false };
}

/** "24 h", "9 min", or null once it is over. */
export function timeLeft(until: string, now: number): string | null {
  const rest = Date.parse(until) - now;
  if (!(rest > 0)) return null;
  return spanText(rest + minuteMs / 2) ?? "1 min";
}

/** "6 min", "2 h", "2 h 10 min" when fine, "3 d"; null under a minute. */
export function spanText(ms: number, isFine = false): string | null {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return null;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  const rest = minutes % 60;
  return isFine && rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
}
