"use client";

import { cx } from "@/components/ui/cx";
import { type LiveStatus, useLiveStatus } from "./live-status";

const words: Readonly<Record<LiveStatus, string>> = { live: "Live", connecting: "Connecting", paused: "Paused" };
const dots: Readonly<Record<LiveStatus, string>> = {
  live: "bg-success",
  connecting: "border border-muted-fg",
  paused: "bg-warn",
};

/** Whether the page hears of changes by itself. */
export function LiveDot() {
  const status = useLiveStatus();
  return (
    <span role="status" aria-label="Updates" className="inline-flex items-center gap-1.5 px-1 text-meta text-muted-fg">
      <span aria-hidden="true" className={cx("drawn size-1.5 rounded-full", dots[status])} />
      <span className="max-sm:sr-only">{words[status]}</span>
    </span>
  );
}
