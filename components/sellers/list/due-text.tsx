"use client";

import { absoluteText, dateText, defaultTimeZone, dueText } from "@/components/kit/time-text";
import { useNow } from "@/components/kit/use-now";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";

/** "12 min late", "in 2 h 10 min", "Mon 10:20" while we have to act; "until 23 Nov" for the seller; "paused". */
export function DueText({ row: { waitingOn, dueAt } }: { row: Pick<SellerRowDto, "waitingOn" | "dueAt"> }) {
  const now = useNow();
  if (waitingOn === "NOBODY") return <span className="text-muted-fg in-aria-selected:text-fg">paused</span>;
  if (dueAt === null) return <span className="text-muted-fg">—</span>;
  const instant = dueAt.getTime();
  const isOurs = waitingOn !== "SELLER";
  const { text, isLate } = dueText(instant, now, defaultTimeZone);
  return (
    <time
      dateTime={dueAt.toISOString()}
      title={`${isOurs ? "Decision due" : "Has until"} ${absoluteText(instant, defaultTimeZone, "minute")}`}
      suppressHydrationWarning
      className={lookOf(isOurs, isLate)}
    >
      {isOurs ? text : isLate ? "runs out now" : `until ${dayText(instant, now)}`}
    </time>
  );
}

function lookOf(isOurs: boolean, isLate: boolean): string {
  if (!isOurs) return "whitespace-nowrap text-muted-fg";
  return isLate ? "whitespace-nowrap font-emphasis text-danger" : "whitespace-nowrap";
}

/** "23 Nov", with the year where it is another one. */
function dayText(at: number, now: number): string {
  const [day, today] = [dateText(at, defaultTimeZone), dateText(now, defaultTimeZone)];
  return day.endsWith(today.slice(-5)) ? day.slice(0, -5) : day;
}

const holders: Readonly<Record<SellerRowDto["waitingOn"], string>> = {
  US: "Us",
  SYSTEM: "System",
  NOBODY: "Nobody",
  SELLER: "Seller",
};

/** Who has to act. */
export const WaitingText = ({ waitingOn }: Pick<SellerRowDto, "waitingOn">) => (
  <span className={waitingOn === "US" ? "font-emphasis" : "text-muted-fg"}>{holders[waitingOn]}</span>
);
