"use client";

import { RefreshCw } from "lucide-react";
import { boundedCountText } from "@/components/kit/count-text";
import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Kbd } from "@/components/ui/kbd";
import { StaleBanner } from "@/components/ui/stale-banner";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import { useLiveStatus } from "./live-status";

type NewBarProps = { news: BoundedCount; since: Date; isBusy: boolean; onApply: () => void };

/** What came since the list was read. Applied when asked, so that nothing moves under the cursor. */
export function NewBar({ news, since, isBusy, onApply }: NewBarProps) {
  useShortcut("apply-new", onApply);
  return (
    <button
      type="button"
      onClick={onApply}
      aria-busy={isBusy}
      aria-keyshortcuts="."
      className="flex min-h-8 w-full shrink-0 items-center gap-2 border-b border-border bg-primary-soft px-4 text-start text-meta font-medium text-primary-soft-fg -outline-offset-2 pointer-coarse:min-h-11 sm:px-6"
    >
      <RefreshCw aria-hidden="true" className="size-3.5" />
      <span className="flex-1">
        {boundedCountText(news)} new since <Time at={since.toISOString()} as="clock" />
      </span>
      <span className="font-normal">show them</span>
      <Kbd>.</Kbd>
    </button>
  );
}

type PausedBarProps = { readAt: Date | null; isBusy: boolean; onRefresh: () => void };

/** Said once the line to the server has been down for a while: what is shown may be old. */
export function PausedBar({ readAt, isBusy, onRefresh }: PausedBarProps) {
  const status = useLiveStatus();
  if (status !== "paused") return null;
  return (
    <StaleBanner onRefresh={onRefresh} refreshing={isBusy}>
      Updates paused
      {readAt ? (
        <>
          , refreshed <RelativeTime at={readAt.toISOString()} />
        </>
      ) : null}
    </StaleBanner>
  );
}
