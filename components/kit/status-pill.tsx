"use client";

import { Ban, CircleCheck, CirclePause, Hourglass, Lock } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { timeLeft } from "./time-text";
import { useNow } from "./use-now";

/** What staff see: the worst of life cycle, lock and verification. */
export type StandingStatus = "UNVERIFIED" | "ACTIVE" | "SUSPENDED" | "LOCKED" | "DISABLED";

const looks = {
  UNVERIFIED: {
    icon: Hourglass,
    name: "Unverified",
    className: "bg-st-pending-bg text-st-pending-fg px-1.5 pe-2 edged",
  },
  ACTIVE: { icon: CircleCheck, name: "Active", className: "text-st-active-fg" },
  SUSPENDED: {
    icon: CirclePause,
    name: "Suspended",
    className: "bg-st-suspended-bg text-st-suspended-fg px-1.5 pe-2 edged",
  },
  LOCKED: { icon: Lock, name: "Locked", className: "bg-st-locked-bg text-st-locked-fg px-1.5 pe-2 edged" },
  DISABLED: { icon: Ban, name: "Disabled", className: "bg-st-disabled-bg text-st-disabled-fg px-1.5 pe-2 edged" },
} as const;

type StatusPillProps = {
  status: StandingStatus;
  /** End of the lock, an ISO instant; the rest is counted down by the minute. */
  until?: string | null;
};

/** Status: a round pill, so that it is never taken for a risk. */
export function StatusPill({ status, until = null }: StatusPillProps) {
  const { icon: Icon, name, className } = looks[status];
  return (
    <span
      className={cx(
        "inline-flex h-5 w-max shrink-0 items-center gap-1 rounded-full text-meta font-emphasis",
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {name}
      {status === "LOCKED" && until ? <LockRest until={until} /> : null}
    </span>
  );
}

function LockRest({ until }: { until: string }) {
  const now = useNow();
  const rest = timeLeft(until, now);
  return rest === null ? null : <span suppressHydrationWarning>· {rest} left</span>;
}
