import { absoluteText, clockText, dateText, defaultTimeZone, type TimeZone } from "./time-text";

type TimeProps = {
  /** An ISO instant. */
  at: string;
  /** `minute` 20 Nov 2026, 14:05 IST · `date` 20 Nov 2026 · `clock` 14:05 · `exact` 14:05:31.402 · `full` 20 Nov 2026, 14:05:31 IST. */
  as?: "minute" | "date" | "clock" | "exact" | "full" | "full-exact";
  zone?: TimeZone;
  className?: string;
};

/** An instant in words that don't move; the whole truth is its title. */
export function Time({ at, as = "full", zone = defaultTimeZone, className }: TimeProps) {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return <span className={className}>—</span>;
  const texts = {
    minute: () => absoluteText(instant, zone, "minute"),
    date: () => dateText(instant, zone),
    clock: () => clockText(instant, zone),
    exact: () => clockText(instant, zone, "milli"),
    full: () => absoluteText(instant, zone),
    "full-exact": () => absoluteText(instant, zone, "milli"),
  };
  return (
    <time dateTime={new Date(instant).toISOString()} title={absoluteText(instant, zone, "milli")} className={className}>
      {texts[as]()}
    </time>
  );
}
