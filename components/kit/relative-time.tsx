"use client";

import { Clock } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { absoluteText, defaultTimeZone, dueText, relativeText, shortText, type TimeZone } from "./time-text";
import { useNow } from "./use-now";

type RelativeTimeProps = { at: string; as?: "relative" | "short"; zone?: TimeZone; className?: string };

/** "12 min ago", moving by itself; after a day the date. The absolute time is its title. */
export function RelativeTime({ at, as = "relative", zone = defaultTimeZone, className }: RelativeTimeProps) {
  const now = useNow();
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return <span className={className}>—</span>;
  return (
    <time dateTime={at} title={absoluteText(instant, zone)} className={className} suppressHydrationWarning>
      {as === "short" ? shortText(instant, now, zone) : relativeText(instant, now, zone)}
    </time>
  );
}

/** When a case is due; late ones in the danger colour with a clock, and the word "late". */
export function DueTime({ at, zone = defaultTimeZone, className }: Omit<RelativeTimeProps, "as">) {
  const now = useNow();
  const instant = Date.parse(at);
  const { text, isLate } = dueText(instant, now, zone);
  return (
    <time
      dateTime={at}
      title={`Due ${absoluteText(instant, zone, "minute")}`}
      suppressHydrationWarning
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap",
        isLate ? "font-emphasis text-danger" : "text-muted-fg",
        className,
      )}
    >
      {isLate ? <Clock aria-hidden="true" className="size-3" strokeWidth={2.25} /> : null}
      {text}
    </time>
  );
}
