"use client";

import { RefreshCw } from "lucide-react";
import { boundedCountText } from "@/components/kit/count-text";
import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { useLiveStatus } from "@/components/shell/live-status";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Kbd } from "@/components/ui/kbd";
import { StaleBanner } from "@/components/ui/stale-banner";
import type { BoundedCount } from "@/server/accounts/application/dto/page";

type ListNewsProps = {
  news: BoundedCount | null;
  readAt: Date | null;
  isRefreshing: boolean;
  onApply: () => void;
};

/** What the list would gain, shown when asked; and when the line to the server is down, that what is shown may be old. */
export function ListNews({ news, readAt, isRefreshing, onApply }: ListNewsProps) {
  const status = useLiveStatus();
  useShortcut("apply-new", onApply, news !== null);
  return (
    <>
      {status === "paused" ? (
        <StaleBanner onRefresh={onApply} refreshing={isRefreshing}>
          Updates paused
          {readAt ? (
            <>
              , refreshed <RelativeTime at={readAt.toISOString()} />
            </>
          ) : null}
        </StaleBanner>
      ) : null}
      <div role="status" className="shrink-0">
        {news && readAt ? (
          <button
            type="button"
            onClick={onApply}
            aria-busy={isRefreshing}
            aria-keyshortcuts="."
            className="flex min-h-8 w-full items-center gap-2 border-b border-border bg-primary-soft px-4 text-start text-meta font-medium text-primary-soft-fg -outline-offset-2 pointer-coarse:min-h-11 sm:px-6"
          >
            <RefreshCw aria-hidden="true" className="size-3.5" />
            <span className="flex-1">
              {boundedCountText(news)} new since <Time at={readAt.toISOString()} as="clock" />
            </span>
            <span className="font-normal">show them</span>
            <Kbd>.</Kbd>
          </button>
        ) : null}
      </div>
    </>
  );
}
